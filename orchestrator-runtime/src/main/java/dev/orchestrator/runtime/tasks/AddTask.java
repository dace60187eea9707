package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;

/** Adds a task to the backlog, in the section of its priority. */
public final class AddTask implements UseCase<AddTask.Request, SingleTaskDocument> {

  private final TaskStore store;

  /** The new task. */
  public record Request(NewTask task) {}

  @Inject
  AddTask(TaskStore store) {
    this.store = store;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    Task added = store.add(request.task());
    return SingleTaskDocument.of(added, store.read(), PriorityWarning.of(request.task().fields()));
  }
}
