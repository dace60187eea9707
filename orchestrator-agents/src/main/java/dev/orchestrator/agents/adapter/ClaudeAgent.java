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
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claude Code, without a terminal: events as JSON lines, the prompt on standard input, and a
 * session whose name is known before it starts. It is resumed where its transcript is there and of
 * this very worktree; otherwise it begins a new session with the same prompt.
 */
public final class ClaudeAgent implements AgentAdapter {

  private static final AgentProgram PROGRAM =
      new AgentProgram(
          "claude",
          "npm install -g @anthropic-ai/claude-code",
          Set.of(
              Ability.RESUME,
              Ability.COST,
              Ability.TOKENS,
              Ability.MAX_TURNS,
              Ability.MAX_BUDGET,
              Ability.PERMISSIONS,
              Ability.HOOKS));

  /** What works as any user without switching the permission checks off. */
  private static final String ALLOWED_TOOLS =
      "Bash,Edit,MultiEdit,Write,Read,Glob,Grep,TodoWrite,NotebookEdit";

  /**
   * Left alone it tries for three minutes and more, as long as its service is down or its key is
   * wrong; the run holds the account for all workers instead.
   */
  private static final String FEW_RETRIES = "4";

  private final AgentProtocol protocol;

  /** Times of day that Claude Code names are read in {@code zone}. */
  public ClaudeAgent(ZoneId zone) {
    this.protocol = AgentProtocols.claude(zone);
  }

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    return PROGRAM.detect(spec, host);
  }

  @Override
  public AgentCommand command(AgentTask task) {
    AgentSpec spec = task.spec();
    Optional<String> resumed =
        AgentSession.resumed(task)
            .filter(id -> ClaudeTranscript.of(task).isOf(id, task.worktree()));
    String session = resumed.orElseGet(() -> AgentSession.named(task.attempt()));
    List<String> argv = new ArrayList<>(PROGRAM.argv(spec));
    argv.addAll(List.of("-p", "--output-format", "stream-json", "--verbose"));
    argv.addAll(List.of(resumed.isPresent() ? "--resume" : "--session-id", session));
    spec.model().ifPresent(model -> argv.addAll(List.of("--model", model)));
    spec.maxTurns().ifPresent(turns -> argv.addAll(List.of("--max-turns", "" + turns)));
    spec.maxBudgetUsd().ifPresent(usd -> argv.addAll(List.of("--max-budget-usd", "" + usd)));
    argv.addAll(settings(task));
    argv.addAll(permissions(spec));
    argv.addAll(spec.extraArguments());
    return new AgentCommand(argv, environment(task), Set.of(), Optional.of(session));
  }

  /** Settings of the repository could switch our hook off; those of the user still count. */
  private static List<String> settings(AgentTask task) {
    Path file = ClaudeSettings.write(task.folder(), task.push(), !task.orchestrator().isEmpty());
    return List.of("--settings", file.toString(), "--setting-sources", "user");
  }

  private static List<String> permissions(AgentSpec spec) {
    return AgentProgram.skipsPermissions(spec)
        ? List.of("--dangerously-skip-permissions")
        : List.of("--allowedTools", ALLOWED_TOOLS);
  }

  private static Map<String, String> environment(AgentTask task) {
    Map<String, String> variables = new HashMap<>();
    variables.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    variables.put("CLAUDE_CODE_MAX_RETRIES", FEW_RETRIES);
    if (task.superuser() && AgentProgram.skipsPermissions(task.spec())) {
      variables.put("IS_SANDBOX", "1");
    }
    variables.putAll(task.spec().environment());
    return variables;
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }
}
