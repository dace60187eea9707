package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;

/** Changes a task; what is not named stays as it is. */
public final class EditTask implements UseCase<EditTask.Request, SingleTaskDocument> {

  private final TaskStore store;

  /**
   * What to change.
   *
   * @param id as people write it
   */
  public record Request(String id, TaskEdit edit) {}

  @Inject
  EditTask(TaskStore store) {
    this.store = store;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    TaskId task = store.read().require(request.id()).id();
    Task edited = store.edit(task, request.edit());
    return SingleTaskDocument.of(edited, store.read(), PriorityWarning.of(request.edit().set()));
  }
}
