package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tasks in the order a person wants them: what is in work, what comes next, what was done last. */
final class TaskListing {

  private static final int LAST_COMPLETED = 5;

  private final Output output;
  private final TaskSnapshot tasks;
  private final boolean allCompleted;
  private final Table table =
      new Table("TASK", "TITLE", "REPO", "TYPE", "PRIORITY", "ASSIGNED", "");

  TaskListing(Output output, TaskSnapshot tasks, boolean allCompleted) {
    this.output = output;
    this.tasks = tasks;
    this.allCompleted = allCompleted;
  }

  void print(List<Task> found) {
    if (found.isEmpty()) {
      output.remark(tasks.all().isEmpty() ? "there are no tasks yet" : "no task is like that");
      return;
    }
    group("Active", with(found, TaskStatus.ACTIVE));
    List<Task> backlog = new ArrayList<>(with(found, TaskStatus.BACKLOG));
    backlog.sort(Comparator.comparing(Task::urgency));
    group("Backlog", backlog);
    List<Task> completed = with(found, TaskStatus.COMPLETED);
    int hidden = allCompleted ? 0 : Math.max(0, completed.size() - LAST_COMPLETED);
    group("Completed", completed.subList(hidden, completed.size()));
    output.print(table);
    if (hidden > 0) {
      output.out().println(output.style().faint("and " + hidden + " completed before (--all)"));
    }
  }

  private static List<Task> with(List<Task> found, TaskStatus status) {
    return found.stream().filter(task -> task.status() == status).toList();
  }

  private void group(String title, List<Task> group) {
    if (group.isEmpty()) {
      return;
    }
    table.section(title);
    group.forEach(this::row);
  }

  private void row(Task task) {
    UnaryOperator<String> plain = UnaryOperator.identity();
    table.row(
        new Cell(task.label(), output.style()::name),
        new Cell(task.title(), plain),
        new Cell(task.fieldOrEmpty(FieldNames.REPO), plain),
        new Cell(task.fieldOrEmpty(FieldNames.TYPE), plain),
        new Cell(
            task.fieldOrEmpty(FieldNames.PRIORITY),
            task.urgency() == Priority.HIGH ? output.style()::warning : plain),
        new Cell(task.isUnassigned() ? "" : task.fieldOrEmpty(FieldNames.ASSIGNED), plain),
        new Cell(remark(task), output.style()::faint));
  }

  private String remark(Task task) {
    if (tasks.withId(task.id()).size() > 1) {
      return "stands twice";
    }
    if (tasks.isBlocked(task)) {
      return "waits for " + String.join(", ", tasks.waitsFor(task));
    }
    return switch (task.status()) {
      case BACKLOG -> "";
      case ACTIVE -> task.fieldOrEmpty(FieldNames.BRANCH);
      case COMPLETED -> task.fieldOrEmpty(FieldNames.COMPLETED);
    };
  }
}
