package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Completes a task: moves it to the end of the completed ones, with the date. */
public final class CompleteTask implements UseCase<CompleteTask.Request, SingleTaskDocument> {

  private final TaskStore store;

  /**
   * Which task.
   *
   * @param id as people write it
   * @param summary what was done
   */
  public record Request(String id, Optional<String> summary) {}

  @Inject
  CompleteTask(TaskStore store) {
    this.store = store;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    TaskId id = store.read().require(request.id()).id();
    Task completed = store.complete(id, request.summary());
    return SingleTaskDocument.of(completed, store.read(), open(completed));
  }

  private static List<String> open(Task task) {
    List<String> open =
        task.criteria().stream()
            .filter(criterion -> !criterion.met())
            .map(criterion -> String.valueOf(criterion.number()))
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            open.size()
                + " of "
                + task.criteria().size()
                + " criteria are not ticked: "
                + String.join(", ", open));
  }
}
