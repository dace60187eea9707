package dev.orchestrator.agents.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program to start as an agent.
 *
 * @param argv program and arguments, passed as they are and never through a shell
 * @param environment variables added to the environment of the attempt
 * @param withheld names of variables of the user's environment that the agent must not see
 * @param session what the agent's session will be called, where that is known beforehand
 */
public record AgentCommand(
    List<String> argv,
    Map<String, String> environment,
    Set<String> withheld,
    Optional<String> session) {

  /** Copies the collections. */
  public AgentCommand {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    withheld = Set.copyOf(withheld);
  }

  /** A program that needs nothing else. */
  public static AgentCommand of(List<String> argv) {
    return new AgentCommand(argv, Map.of(), Set.of(), Optional.empty());
  }
}
