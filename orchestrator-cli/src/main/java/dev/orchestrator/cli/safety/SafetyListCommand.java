package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.safety.ListRules;
import dev.orchestrator.runtime.safety.RuleListDocument;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the rules that hold here. */
@Command(name = "list", description = "List the rules that hold here; --json shows their patterns.")
final class SafetyListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final ApplicableRules applicable;

  SafetyListCommand(
      UseCases useCases,
      Output output,
      Session session,
      GlobalOptions options,
      HostEnvironment environment) {
    this.useCases = useCases;
    this.output = output;
    this.applicable = new ApplicableRules(session, options, environment);
  }

  @Override
  public Integer call() {
    RuleListDocument list = useCases.ask(new ListRules(), applicable.find(Optional.empty()));
    if (output.json()) {
      output.document(list);
    } else {
      Table table = new Table("VERDICT", "RULE", "WHAT IT SAYS");
      list.rules().forEach(rule -> table.row(rule.verdict().toString(), rule.id(), rule.summary()));
      output.print(table);
    }
    return ExitStatus.DONE;
  }
}
