package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Later;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Starts a task; of many who try, one succeeds. */
public final class StartTask implements UseCase<StartTask.Request, SingleTaskDocument> {

  private final TaskStore store;
  private final Provider<TaskWorktrees> worktrees;

  /**
   * Which task, and for whom.
   *
   * @param id as people write it
   * @param worktree whether a worktree is made for it in its repository, with the branch
   */
  public record Request(String id, StartRequest start, boolean worktree) {}

  @Inject
  StartTask(TaskStore store, Provider<TaskWorktrees> worktrees) {
    this.store = store;
    this.worktrees = worktrees;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    Task task = store.read().require(request.id());
    if (request.worktree()) {
      TaskWorktrees.Started started = Later.get(worktrees::get).start(task, request.start());
      return started(started.task()).in(started.worktree().folder());
    }
    return started(store.start(task.id(), request.start()));
  }

  private SingleTaskDocument started(Task task) {
    TaskSnapshot tasks = store.read();
    List<String> waitsFor = tasks.waitsFor(task);
    List<String> warnings =
        waitsFor.isEmpty()
            ? List.of()
            : List.of(task.label() + " waits for " + String.join(", ", waitsFor));
    return SingleTaskDocument.of(task, tasks, warnings);
  }
}
