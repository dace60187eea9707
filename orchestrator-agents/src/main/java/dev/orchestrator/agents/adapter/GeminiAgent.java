package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.adapter.AgentProgram.Ability;
import dev.orchestrator.agents.protocol.AgentProtocols;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentInstallation;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.plan.AgentSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gemini CLI without a terminal, in a session whose name is known before it starts. */
public final class GeminiAgent implements AgentAdapter {

  private static final AgentProgram PROGRAM =
      new AgentProgram(
          "gemini",
          "npm install -g @google/gemini-cli",
          Set.of(Ability.RESUME, Ability.TOKENS, Ability.PERMISSIONS));

  private final AgentProtocol protocol;

  /** Times of day that Gemini names are read in {@code zone}. */
  public GeminiAgent(ZoneId zone) {
    this.protocol = AgentProtocols.gemini(zone);
  }

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    return PROGRAM.detect(spec, host);
  }

  @Override
  public AgentCommand command(AgentTask task) {
    AgentSpec spec = task.spec();
    String session = AgentSession.of(task);
    List<String> argv = new ArrayList<>(PROGRAM.argv(spec));
    // The worktree is one this program made; without this it refuses to work in a new folder.
    argv.addAll(List.of("--output-format", "stream-json", "--skip-trust"));
    argv.addAll(permissions(task));
    argv.addAll(List.of(AgentSession.isResumed(task) ? "--resume" : "--session-id", session));
    spec.model().ifPresent(model -> argv.addAll(List.of("--model", model)));
    argv.addAll(spec.extraArguments());
    return new AgentCommand(argv, environment(spec), Set.of(), Optional.of(session));
  }

  /** Edits and the shell are let through one by one; everything else still needs a person. */
  private static List<String> permissions(AgentTask task) {
    if (AgentProgram.skipsPermissions(task.spec())) {
      return List.of("--approval-mode", "yolo");
    }
    String policy = GeminiPolicy.write(task.folder(), task.push()).toString();
    return List.of("--approval-mode", "auto_edit", "--policy", policy);
  }

  /** One process instead of two: the launcher does not pass signals on. */
  private static Map<String, String> environment(AgentSpec spec) {
    Map<String, String> variables = new HashMap<>(Map.of("GEMINI_CLI_NO_RELAUNCH", "true"));
    variables.putAll(spec.environment());
    return variables;
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }
}
