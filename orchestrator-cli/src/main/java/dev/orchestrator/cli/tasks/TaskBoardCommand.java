package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.tasks.TaskRow;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the tasks in columns. */
@Command(name = "board", description = "Show tasks in columns: backlog, active, completed.")
final class TaskBoardCommand implements Callable<Integer> {

  private final Provider<TaskStore> store;
  private final Output output;

  @Mixin private final TaskFilterOptions options = new TaskFilterOptions();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many tasks of each column; default: ${DEFAULT-VALUE}.")
  private int rows;

  TaskBoardCommand(Provider<TaskStore> store, Output output) {
    this.store = store;
    this.output = output;
  }

  @Override
  public Integer call() {
    TaskSnapshot tasks = store.get().read();
    TaskFilter filter = options.filter(List.of());
    Map<TaskStatus, List<Task>> columns = new EnumMap<>(TaskStatus.class);
    for (TaskStatus status : TaskStatus.values()) {
      columns.put(status, column(tasks, filter, status));
    }
    if (output.json()) {
      output.document(new Document(1, json(columns, tasks)));
    } else {
      print(columns);
    }
    return ExitStatus.DONE;
  }

  private static List<Task> column(TaskSnapshot tasks, TaskFilter filter, TaskStatus status) {
    List<Task> column =
        new ArrayList<>(
            tasks.all().stream()
                .filter(task -> task.status() == status)
                .filter(filter::accepts)
                .toList());
    if (status == TaskStatus.COMPLETED) {
      Collections.reverse(column);
    } else {
      column.sort(Comparator.comparing(Task::urgency));
    }
    return column;
  }

  private void print(Map<TaskStatus, List<Task>> columns) {
    String[] titles =
        columns.entrySet().stream()
            .map(column -> column.getKey().title() + " (" + column.getValue().size() + ")")
            .toArray(String[]::new);
    Table table = new Table(titles);
    int longest = columns.values().stream().mapToInt(List::size).max().orElse(0);
    for (int row = 0; row < Math.min(rows, longest); row++) {
      int at = row;
      table.row(columns.values().stream().map(column -> card(column, at)).toArray(String[]::new));
    }
    output.print(table);
    if (longest > rows) {
      output.out().println(output.style().faint("and more (--rows " + longest + ")"));
    }
  }

  private static String card(List<Task> column, int row) {
    if (row >= column.size()) {
      return "";
    }
    Task task = column.get(row);
    String who =
        task.status() == TaskStatus.ACTIVE && !task.isUnassigned()
            ? " @" + task.fieldOrEmpty(FieldNames.ASSIGNED)
            : "";
    return task.label() + " " + task.title() + who;
  }

  private static List<Column> json(Map<TaskStatus, List<Task>> columns, TaskSnapshot tasks) {
    return columns.entrySet().stream()
        .map(
            column ->
                new Column(
                    column.getKey().word(),
                    column.getValue().stream().map(task -> TaskRow.of(task, tasks)).toList()))
        .toList();
  }

  private record Document(int schemaVersion, List<Column> columns) {}

  private record Column(String status, List<TaskRow> tasks) {}
}
