package dev.orchestrator.agents.spi;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.AgentSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent is to be started for.
 *
 * @param spec which agent, as the plan says
 * @param attempt the attempt
 * @param kind what the agent is told about attempts before this one
 * @param worktree its current folder
 * @param folder the attempt's own folder, for settings and other files of the adapter
 * @param session the agent's session of the attempt before; present only where that is to be
 *     resumed
 * @param variables the environment of whoever started the run
 * @param push whether the user allows pushes
 * @param orchestrator the command line of this program, for hooks that ask it; empty when it cannot
 *     be called
 * @param superuser whether agents run as the superuser, which some refuse to do unless told
 */
public record AgentTask(
    AgentSpec spec,
    AttemptId attempt,
    AttemptKind kind,
    Path worktree,
    Path folder,
    Optional<String> session,
    Map<String, String> variables,
    boolean push,
    List<String> orchestrator,
    boolean superuser) {

  /** Copies the collections. */
  public AgentTask {
    variables = Map.copyOf(variables);
    orchestrator = List.copyOf(orchestrator);
  }

  /** A variable as the agent will see it: the plan's, else the user's; empty when not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(spec.environment().get(name))
        .or(() -> Optional.ofNullable(variables.get(name)))
        .filter(value -> !value.isEmpty());
  }
}
