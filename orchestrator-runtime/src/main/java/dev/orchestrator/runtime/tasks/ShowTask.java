package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;

/** Shows one task with everything that belongs to it. */
public final class ShowTask implements UseCase<ShowTask.Request, SingleTaskDocument> {

  private final TaskStore store;

  /**
   * Which task.
   *
   * @param id as people write it: {@code task-7}, {@code TASK-007} or {@code 7}
   */
  public record Request(String id) {}

  @Inject
  ShowTask(TaskStore store) {
    this.store = store;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    TaskSnapshot tasks = store.read();
    return SingleTaskDocument.of(tasks.require(request.id()), tasks);
  }
}
