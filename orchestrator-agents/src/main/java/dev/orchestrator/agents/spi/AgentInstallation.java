package dev.orchestrator.agents.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether an agent can be used here.
 *
 * @param program where its program is; empty when it is not installed
 * @param version what it says of itself; empty when it does not say or was not asked
 * @param problem why it cannot be used, one line; empty when it can
 * @param hint how to mend that; empty when there is nothing to advise
 * @param abilities what it can do, in words for people: {@code resume}, {@link #COUNTS_COST}
 */
public record AgentInstallation(
    Optional<Path> program,
    Optional<String> version,
    Optional<String> problem,
    Optional<String> hint,
    List<String> abilities) {

  /** The ability of an agent that says in dollars what it has cost. */
  public static final String COUNTS_COST = "cost";

  /** Copies the list. */
  public AgentInstallation {
    abilities = List.copyOf(abilities);
  }

  /** An agent that is not there. */
  public static AgentInstallation missing(String problem, String hint) {
    return new AgentInstallation(
        Optional.empty(), Optional.empty(), Optional.of(problem), Optional.of(hint), List.of());
  }

  /** Whether attempts can be started with it. */
  public boolean isUsable() {
    return problem.isEmpty();
  }
}
