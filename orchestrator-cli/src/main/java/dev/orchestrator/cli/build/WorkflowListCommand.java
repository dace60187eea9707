package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.exec.workflow.Workflow;
import dev.orchestrator.exec.workflow.Workflows;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the workflows. */
@Command(name = "list", description = "List the workflows.")
final class WorkflowListCommand implements Callable<Integer> {

  private final Provider<Workflows> workflows;
  private final Output output;

  WorkflowListCommand(Provider<Workflows> workflows, Output output) {
    this.workflows = workflows;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Workflow> all = workflows.get().all();
    if (output.json()) {
      output.document(
          new Document(
              1,
              all.stream()
                  .map(each -> new Row(each.name(), each.description(), each.steps().size()))
                  .toList()));
    } else {
      Table table = new Table("WORKFLOW", "STEPS", "DESCRIPTION");
      all.forEach(each -> table.row(each.name(), "" + each.steps().size(), each.description()));
      output.print(table);
    }
    return ExitStatus.DONE;
  }

  private record Document(int schemaVersion, List<Row> workflows) {}

  private record Row(String name, String description, int steps) {}
}
