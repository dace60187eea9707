package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.safety.SafetyRule;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the rules that hold here. */
@Command(name = "list", description = "List the rules that hold here; --json shows their patterns.")
final class SafetyListCommand implements Callable<Integer> {

  private final Output output;
  private final ApplicableRules applicable;

  SafetyListCommand(
      Output output, Session session, GlobalOptions options, HostEnvironment environment) {
    this.output = output;
    this.applicable = new ApplicableRules(session, options, environment);
  }

  @Override
  public Integer call() {
    List<SafetyRule> rules = applicable.find(Optional.empty()).rules();
    if (output.json()) {
      output.document(new Document(1, rules));
    } else {
      Table table = new Table("VERDICT", "RULE", "WHAT IT SAYS");
      rules.forEach(rule -> table.row(rule.verdict().toString(), rule.id(), rule.summary()));
      output.print(table);
    }
    return ExitStatus.DONE;
  }

  private record Document(int schemaVersion, List<SafetyRule> rules) {}
}
