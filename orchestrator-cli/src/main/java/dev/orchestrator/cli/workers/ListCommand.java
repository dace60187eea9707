package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.overview.IssueCounts;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runtime.runs.ListRuns;
import dev.orchestrator.runtime.runs.RunList;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;

/** Shows every run. */
@Command(
    name = "list",
    description = {
      "Show every run of the workspace and how it stands: those with a plan, and those that were",
      "begun and whose plan is gone. Changes nothing."
    })
final class ListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  ListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunList list = useCases.ask(ListRuns.class, new ListRuns.Request());
    if (output.json()) {
      output.document(list);
    } else if (list.runs().isEmpty()) {
      output.out().println("There is no plan and no run here.");
      output.remark("'orchestrator run \"TEXT\"' makes a plan of one line and runs it.");
    } else {
      print(list);
    }
    return ExitStatus.DONE;
  }

  private void print(RunList list) {
    Table table =
        new Table(
            "RUN", "STATE", "DONE", "AT WORK", "LEFT", "FAILED", "UNLANDED", "SESSION", "PLAN");
    for (RunList.Line run : list.runs()) {
      IssueCounts counts = run.counts();
      table.row(
          Cell.of(run.project()),
          new Cell(run.state().toString(), paint(run.state())),
          Cell.of(counts.completed() + "/" + counts.issues()),
          Cell.of(number(counts.inProgress())),
          Cell.of(number(counts.pending())),
          Cell.of(number(counts.failed() + counts.blocked())),
          Cell.of(number(counts.unlanded())),
          Cell.of(run.state() == RunStatus.NEVER ? "" : run.session()),
          Cell.of(run.plan()));
    }
    output.print(table);
    list.runs().stream()
        .filter(run -> !run.trouble().isEmpty())
        .forEach(
            run ->
                output.remark(
                    "warning: "
                        + run.project()
                        + ": "
                        + PlainText.visible(run.trouble().lines().findFirst().orElse(""))));
  }

  private static String number(int count) {
    return count == 0 ? "" : Integer.toString(count);
  }

  private UnaryOperator<String> paint(RunStatus state) {
    return switch (state) {
      case RUNNING -> output.style()::name;
      case CRASHED -> output.style()::bad;
      case WAITING -> output.style()::warning;
      case FINISHED -> output.style()::good;
      case STOPPED, NEVER -> UnaryOperator.identity();
    };
  }
}
