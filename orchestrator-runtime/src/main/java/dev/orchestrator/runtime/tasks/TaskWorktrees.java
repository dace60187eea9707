package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.WorktreeRequest;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Starts tasks together with a worktree and branch in their repository. */
public final class TaskWorktrees {

  private final TaskStore store;
  private final RepositoryRegistry registry;
  private final Worktrees worktrees;
  private final CancellationToken cancellation;

  @Inject
  TaskWorktrees(
      TaskStore store,
      RepositoryRegistry registry,
      Worktrees worktrees,
      CancellationToken cancellation) {
    this.store = store;
    this.registry = registry;
    this.worktrees = worktrees;
    this.cancellation = cancellation;
  }

  /** A task and where it is worked on. */
  public record Started(Task task, Worktree worktree) {}

  /**
   * Starts the task and makes its worktree, {@code <repository>-worktrees/task-NNN}. Both or
   * neither: what would keep the worktree from being made is looked for first, and a task whose
   * worktree cannot be made after all goes back to the backlog.
   *
   * @param request without a branch, the branch is called like the task
   * @throws OrchestratorException when the task cannot be started or the worktree not be made
   */
  public Started start(Task task, StartRequest request) {
    WorktreeRequest wanted = request(task, request.branch().orElse(task.id().toString()));
    List<OrchestratorException> obstacles = worktrees.obstacles(List.of(wanted), cancellation);
    if (!obstacles.isEmpty()) {
      throw obstacles.get(0);
    }
    Task started =
        store.start(
            task.id(),
            new StartRequest(request.assigned(), Optional.of(wanted.branch()), request.expires()));
    try {
      return new Started(started, worktrees.provide(wanted, cancellation));
    } catch (OrchestratorException failed) {
      store.reopen(task.id());
      throw failed;
    }
  }

  private WorktreeRequest request(Task task, String branch) {
    String name = task.fieldOrEmpty(FieldNames.REPO);
    if (name.isBlank()) {
      throw new OrchestratorException(
          TaskErrors.TASK_STATE,
          task.id() + " names no repository to make a worktree in",
          "set one with 'orchestrator task edit " + task.id() + " --set repo=NAME'");
    }
    Repository repository = registry.require(name);
    String folder = repository.local().getFileName() + "-worktrees";
    return new WorktreeRequest(
        repository.local(),
        repository.local().resolveSibling(folder).resolve(task.id().toString()),
        branch,
        repository.defaultBranch(),
        task.id().toString());
  }
}
