package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.build.ListWorkflows;
import dev.orchestrator.runtime.build.WorkflowListDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the workflows. */
@Command(name = "list", description = "List the workflows.")
final class WorkflowListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  WorkflowListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    WorkflowListDocument list = useCases.ask(ListWorkflows.class, new ListWorkflows.Request());
    if (output.json()) {
      output.document(list);
    } else {
      Table table = new Table("WORKFLOW", "STEPS", "DESCRIPTION");
      list.workflows().forEach(row -> table.row(row.name(), "" + row.steps(), row.description()));
      output.print(table);
    }
    return ExitStatus.DONE;
  }
}
