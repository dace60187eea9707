package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.tasks.ShowTaskBoard;
import dev.orchestrator.runtime.tasks.TaskBoardDocument;
import dev.orchestrator.runtime.tasks.TaskRow;
import dev.orchestrator.tasks.TaskStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the tasks in columns. */
@Command(name = "board", description = "Show tasks in columns: backlog, active, completed.")
final class TaskBoardCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  @Mixin private final TaskFilterOptions options = new TaskFilterOptions();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many tasks of each column; default: ${DEFAULT-VALUE}.")
  private int rows;

  TaskBoardCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    TaskBoardDocument board =
        useCases.ask(ShowTaskBoard.class, new ShowTaskBoard.Request(options.filter(List.of())));
    if (output.json()) {
      output.document(board);
    } else {
      print(board.columns());
    }
    return ExitStatus.DONE;
  }

  private void print(List<TaskBoardDocument.Column> columns) {
    Table table =
        new Table(
            columns.stream()
                .map(column -> column.status().title() + " (" + column.tasks().size() + ")")
                .toArray(String[]::new));
    int longest = columns.stream().mapToInt(column -> column.tasks().size()).max().orElse(0);
    for (int row = 0; row < Math.min(rows, longest); row++) {
      int at = row;
      table.row(columns.stream().map(column -> card(column.tasks(), at)).toArray(String[]::new));
    }
    output.print(table);
    if (longest > rows) {
      output.out().println(output.style().faint("and more (--rows " + longest + ")"));
    }
  }

  private static String card(List<TaskRow> column, int row) {
    if (row >= column.size()) {
      return "";
    }
    TaskRow task = column.get(row);
    boolean taken = task.status() == TaskStatus.ACTIVE && !task.unassigned();
    return task.id() + " " + task.title() + (taken ? " @" + task.assigned() : "");
  }
}
