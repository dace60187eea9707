package dev.orchestrator.agents.guard;

import dev.orchestrator.agents.spi.AgentCommand;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts an agent's command into the guarded environment: git refuses pushes nobody asked for, and
 * the user's credentials stay with the user. Refusals are noted in the attempt's log, from where
 * they become events. Immutable; a run has one.
 */
public final class AgentGuard {

  private final GuardScripts scripts;
  private final List<String> orchestrator;

  private AgentGuard(GuardScripts scripts, List<String> orchestrator) {
    this.scripts = scripts;
    this.orchestrator = orchestrator;
  }

  /**
   * A guard whose scripts lie below a folder of the run.
   *
   * @param orchestrator how this program is called; empty when it cannot be
   */
  public static AgentGuard in(Path folder, List<String> orchestrator) {
    return new AgentGuard(GuardScripts.in(folder), List.copyOf(orchestrator));
  }

  /**
   * The same command, guarded.
   *
   * @param variables the user's environment
   * @param log the attempt's log
   * @param push whether the user asked for pushes in the plan; then git's credentials go along
   */
  public AgentCommand apply(
      AgentCommand command, Map<String, String> variables, Path log, boolean push) {
    Map<String, String> merged = new TreeMap<>(variables);
    merged.putAll(command.environment());
    Map<String, String> environment = new TreeMap<>(command.environment());
    environment.putAll(GitGuard.environment(scripts, merged, push, push));
    environment.put("ORCHESTRATOR_GUARD_LOG", log.toString());
    environment.put("ORCHESTRATOR_CLI", String.join("\n", orchestrator));
    Set<String> withheld = new HashSet<>(command.withheld());
    if (!push) {
      withheld.addAll(Credentials.among(variables));
      withheld.removeAll(command.environment().keySet());
    }
    return new AgentCommand(command.argv(), environment, withheld, command.session());
  }
}
