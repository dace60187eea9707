package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;

/** Takes an active or completed task back to the backlog, assigned to nobody. */
public final class ReopenTask implements UseCase<ReopenTask.Request, SingleTaskDocument> {

  private final TaskStore store;

  /**
   * Which task.
   *
   * @param id as people write it
   */
  public record Request(String id) {}

  @Inject
  ReopenTask(TaskStore store) {
    this.store = store;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    Task reopened = store.reopen(store.read().require(request.id()).id());
    return SingleTaskDocument.of(reopened, store.read());
  }
}
