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

/** opencode without a terminal. Its session has a name only once it runs. */
public final class OpencodeAgent implements AgentAdapter {

  private static final AgentProgram PROGRAM =
      new AgentProgram(
          "opencode",
          "npm install -g opencode-ai",
          Set.of(Ability.RESUME, Ability.COST, Ability.TOKENS, Ability.PERMISSIONS));

  private static final String ALLOW_SHELL =
      """
      {"edit":"allow","bash":{"*":"allow","devnet start*":"deny","devnet reset*":"deny"}}\
      """;

  private static final String ALLOW_SHELL_BUT_NO_PUSH =
      """
      {"edit":"allow","bash":{"*":"allow","devnet start*":"deny","devnet reset*":"deny",\
      "git push*":"deny"}}\
      """;

  private final AgentProtocol protocol;

  /** Times of day that opencode names are read in {@code zone}. */
  public OpencodeAgent(ZoneId zone) {
    this.protocol = AgentProtocols.opencode(zone);
  }

  @Override
  public AgentInstallation detect(AgentSpec spec, AgentHost host) {
    return PROGRAM.detect(spec, host);
  }

  /** It reads the prompt from standard input; as an argument it would be quoted and changed. */
  @Override
  public AgentCommand command(AgentTask task) {
    AgentSpec spec = task.spec();
    List<String> argv = new ArrayList<>(PROGRAM.argv(spec));
    argv.addAll(List.of("run", "--format", "json"));
    spec.model().ifPresent(model -> argv.addAll(List.of("--model", model)));
    if (AgentProgram.skipsPermissions(spec)) {
      argv.add("--auto");
    }
    Optional<String> session = AgentSession.resumed(task);
    session.ifPresent(id -> argv.addAll(List.of("--session", id)));
    argv.addAll(spec.extraArguments());
    return new AgentCommand(argv, environment(task), Set.of(), session);
  }

  private static Map<String, String> environment(AgentTask task) {
    Map<String, String> variables = new HashMap<>(Map.of("OPENCODE_DISABLE_AUTOUPDATE", "true"));
    if (!AgentProgram.skipsPermissions(task.spec())) {
      variables.put("OPENCODE_PERMISSION", task.push() ? ALLOW_SHELL : ALLOW_SHELL_BUT_NO_PUSH);
    }
    variables.putAll(task.spec().environment());
    return variables;
  }

  @Override
  public AgentProtocol protocol() {
    return protocol;
  }
}
