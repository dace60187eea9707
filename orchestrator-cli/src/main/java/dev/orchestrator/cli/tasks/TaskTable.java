package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.runtime.tasks.TaskListDocument;
import dev.orchestrator.runtime.tasks.TaskRow;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tasks in the order a person wants them: what is in work, what comes next, what was done last. */
final class TaskTable {

  private static final int LAST_COMPLETED = 5;

  private final Output output;
  private final boolean allCompleted;
  private final Table table =
      new Table("TASK", "TITLE", "REPO", "TYPE", "PRIORITY", "ASSIGNED", "");

  TaskTable(Output output, boolean allCompleted) {
    this.output = output;
    this.allCompleted = allCompleted;
  }

  void print(TaskListDocument list) {
    List<TaskRow> found = list.tasks();
    if (found.isEmpty()) {
      output.remark(list.total() == 0 ? "there are no tasks yet" : "no task is like that");
      return;
    }
    group("Active", with(found, TaskStatus.ACTIVE));
    List<TaskRow> backlog = new ArrayList<>(with(found, TaskStatus.BACKLOG));
    backlog.sort(Comparator.comparing(TaskRow::urgency));
    group("Backlog", backlog);
    List<TaskRow> completed = with(found, TaskStatus.COMPLETED);
    int hidden = allCompleted ? 0 : Math.max(0, completed.size() - LAST_COMPLETED);
    group("Completed", completed.subList(hidden, completed.size()));
    output.print(table);
    if (hidden > 0) {
      output.out().println(output.style().faint("and " + hidden + " completed before (--all)"));
    }
  }

  private static List<TaskRow> with(List<TaskRow> found, TaskStatus status) {
    return found.stream().filter(task -> task.status() == status).toList();
  }

  private void group(String title, List<TaskRow> group) {
    if (group.isEmpty()) {
      return;
    }
    table.section(title);
    group.forEach(this::row);
  }

  private void row(TaskRow task) {
    UnaryOperator<String> plain = UnaryOperator.identity();
    table.row(
        new Cell(task.id(), output.style()::name),
        new Cell(task.title(), plain),
        new Cell(task.repo(), plain),
        new Cell(task.type(), plain),
        new Cell(
            task.priority(), task.urgency() == Priority.HIGH ? output.style()::warning : plain),
        new Cell(task.unassigned() ? "" : task.assigned(), plain),
        new Cell(remark(task), output.style()::faint));
  }

  private String remark(TaskRow task) {
    if (task.ambiguous()) {
      return "stands twice";
    }
    if (task.blocked()) {
      return "waits for " + String.join(", ", task.waitsFor());
    }
    return switch (task.status()) {
      case BACKLOG -> "";
      case ACTIVE -> task.branch();
      case COMPLETED -> task.completed();
    };
  }
}
