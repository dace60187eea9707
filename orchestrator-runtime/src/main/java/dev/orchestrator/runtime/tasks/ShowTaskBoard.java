package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Shows tasks in columns: backlog, active, completed. */
public final class ShowTaskBoard implements UseCase<ShowTaskBoard.Request, TaskBoardDocument> {

  private final TaskStore store;

  /** Which tasks. */
  public record Request(TaskFilter filter) {}

  @Inject
  ShowTaskBoard(TaskStore store) {
    this.store = store;
  }

  @Override
  public TaskBoardDocument run(Request request, RequestContext context) {
    TaskSnapshot tasks = store.read();
    return new TaskBoardDocument(
        1,
        Arrays.stream(TaskStatus.values())
            .map(status -> column(status, request.filter(), tasks))
            .toList());
  }

  private static TaskBoardDocument.Column column(
      TaskStatus status, TaskFilter filter, TaskSnapshot tasks) {
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
    return new TaskBoardDocument.Column(
        status, column.stream().map(task -> TaskRow.of(task, tasks)).toList());
  }
}
