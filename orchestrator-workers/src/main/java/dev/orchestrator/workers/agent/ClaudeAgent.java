package dev.orchestrator.workers.agent;

import dev.orchestrator.workers.agent.protocol.AgentProtocols;
import dev.orchestrator.workers.attempt.AttemptKind;
import dev.orchestrator.workers.plan.AgentSpec;
import dev.orchestrator.workers.spi.AgentAdapter;
import dev.orchestrator.workers.spi.AgentCommand;
import dev.orchestrator.workers.spi.AgentHost;
import dev.orchestrator.workers.spi.AgentInstallation;
import dev.orchestrator.workers.spi.AgentProtocol;
import dev.orchestrator.workers.spi.AgentTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Claude Code, without a terminal: events as JSON lines, the prompt on standard input, and a
 * session whose name is known before it starts.
 */
public final class ClaudeAgent implements AgentAdapter {

  /** What works as any user without switching the permission checks off. */
  private static final String ALLOWED_TOOLS =
      "Bash,Edit,MultiEdit,Write,Read,Glob,Grep,TodoWrite,NotebookEdit";

  private static final String SKIP_PERMISSIONS = "skip";

  private final AgentProtocol protocol;

  /** Times of day that Claude Code names are read in {@code zone}. */
  public ClaudeAgent(ZoneId zone) {
    this.protocol = AgentProtocols.claude(zone);
  }

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    String program = program(spec).get(0);
    Optional<Path> found = host.program(program);
    if (found.isEmpty()) {
      return AgentInstallation.missing(
          "the program '" + program + "' is not installed",
          "install it with 'npm install -g @anthropic-ai/claude-code', or choose another agent");
    }
    return new AgentInstallation(
        found,
        host.output(List.of(found.get().toString(), "--version")).map(String::strip),
        Optional.empty(),
        Optional.empty(),
        List.of("resume", "cost", "permissions"));
  }

  @Override
  public AgentCommand command(AgentTask task) {
    AgentSpec spec = task.spec();
    List<String> argv = new ArrayList<>(program(spec));
    argv.addAll(List.of("-p", "--output-format", "stream-json", "--verbose"));
    String session = session(task);
    argv.addAll(resumes(task) ? List.of("--resume", session) : List.of("--session-id", session));
    spec.model().ifPresent(model -> argv.addAll(List.of("--model", model)));
    spec.maxTurns().ifPresent(turns -> argv.addAll(List.of("--max-turns", "" + turns)));
    spec.maxBudgetUsd().ifPresent(usd -> argv.addAll(List.of("--max-budget-usd", "" + usd)));
    argv.addAll(permissions(spec));
    argv.addAll(spec.extraArguments());
    return new AgentCommand(argv, environment(task), Set.of(), Optional.of(session));
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }

  private static List<String> program(AgentSpec spec) {
    return spec.command().isEmpty() ? List.of("claude") : spec.command();
  }

  private static boolean resumes(AgentTask task) {
    return task.kind() == AttemptKind.RESUME && task.session().isPresent();
  }

  /** Known before the program runs, and found again however it ends. */
  private static String session(AgentTask task) {
    if (resumes(task)) {
      return task.session().orElseThrow();
    }
    byte[] name = task.attempt().value().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static List<String> permissions(AgentSpec spec) {
    return spec.permissions().filter(SKIP_PERMISSIONS::equals).isPresent()
        ? List.of("--dangerously-skip-permissions")
        : List.of("--allowedTools", ALLOWED_TOOLS);
  }

  private static Map<String, String> environment(AgentTask task) {
    Map<String, String> variables = new HashMap<>(task.spec().environment());
    if (task.superuser()
        && task.spec().permissions().filter(SKIP_PERMISSIONS::equals).isPresent()) {
      variables.putIfAbsent("IS_SANDBOX", "1");
    }
    return variables;
  }
}
