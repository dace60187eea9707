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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Codex without a terminal. Its session has a name only once it runs. */
public final class CodexAgent implements AgentAdapter {

  private static final AgentProgram PROGRAM =
      new AgentProgram(
          "codex",
          "npm install -g @openai/codex",
          Set.of(Ability.RESUME, Ability.TOKENS, Ability.PERMISSIONS, Ability.OWN_SANDBOX));

  /**
   * Codex's own sandbox keeps the folder read-only in which git keeps what belongs to a linked
   * worktree, whatever else it is told may be written, so nothing could be committed in it.
   */
  private static final String SANDBOX_THAT_CAN_COMMIT = "danger-full-access";

  private final AgentProtocol protocol;

  /** Times of day that Codex names are read in {@code zone}. */
  public CodexAgent(ZoneId zone) {
    this.protocol = AgentProtocols.codex(zone);
  }

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    return PROGRAM.detect(spec, host);
  }

  @Override
  public AgentCommand command(AgentTask task) {
    AgentSpec spec = task.spec();
    List<String> argv = new ArrayList<>(PROGRAM.argv(spec));
    argv.add("exec");
    argv.addAll(permissions(spec));
    argv.add("--json");
    spec.model().ifPresent(model -> argv.addAll(List.of("--model", model)));
    argv.addAll(spec.extraArguments());
    Optional<String> session = AgentSession.resumed(task);
    session.ifPresent(id -> argv.addAll(List.of("resume", id)));
    argv.add("-");
    return new AgentCommand(argv, spec.environment(), Set.of(), session);
  }

  private static List<String> permissions(AgentSpec spec) {
    if (AgentProgram.skipsPermissions(spec)) {
      return List.of("--dangerously-bypass-approvals-and-sandbox");
    }
    String sandbox =
        spec.sandbox()
            .filter(word -> !word.equals(AgentProgram.BUBBLEWRAP))
            .orElse(SANDBOX_THAT_CAN_COMMIT);
    return List.of("--sandbox", sandbox);
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }
}
