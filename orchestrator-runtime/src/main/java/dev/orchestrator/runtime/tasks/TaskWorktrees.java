package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.exec.process.InhabitedFolders;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.WorktreeRemoval;
import dev.orchestrator.git.worktree.WorktreeRequest;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The worktrees of tasks: made when one is started, and removed when nothing is lost with it. */
public final class TaskWorktrees {

  private final TaskStore store;
  private final RepositoryRegistry registry;
  private final Worktrees worktrees;
  private final WorktreeRemoval removal;
  private final Clock clock;
  private final CancellationToken cancellation;

  @Inject
  TaskWorktrees(
      TaskStore store,
      RepositoryRegistry registry,
      Worktrees worktrees,
      WorktreeRemoval removal,
      Clock clock,
      CancellationToken cancellation) {
    this.store = store;
    this.registry = registry;
    this.worktrees = worktrees;
    this.removal = removal;
    this.clock = clock;
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

  /** The worktree of a task, as long as its folder is there. */
  public Optional<TaskWorktree> of(Task task) {
    return registry.all().stream()
        .filter(repository -> repository.name().equals(task.fieldOrEmpty(FieldNames.REPO)))
        .flatMap(repository -> in(repository).filter(each -> each.task().equals(task.id())))
        .findFirst();
  }

  /** Those whose task is completed, or is in no file any more; in the order of the registry. */
  public List<TaskWorktree> leftOver() {
    Map<TaskId, TaskStatus> known =
        store.read().all().stream()
            .collect(Collectors.toMap(Task::id, Task::status, (first, second) -> first));
    return registry.all().stream()
        .flatMap(this::in)
        .filter(
            each -> known.getOrDefault(each.task(), TaskStatus.COMPLETED) == TaskStatus.COMPLETED)
        .toList();
  }

  private Stream<TaskWorktree> in(Repository repository) {
    return worktrees.owned(repository.local()).stream()
        .filter(owned -> Files.exists(owned.folder()))
        .flatMap(
            owned ->
                TaskId.parse(owned.owner()).stream()
                    .filter(id -> id.toString().equals(owned.owner()))
                    .map(id -> new TaskWorktree(id, repository.local(), owned)));
  }

  /**
   * Removes the folder of a worktree if nothing is lost with it: everything committed and on a
   * branch, nothing unique below it, and nobody at work in it.
   */
  public WorktreeEnd remove(TaskWorktree worktree) {
    List<String> objections = objections(worktree);
    if (!objections.isEmpty()) {
      return WorktreeEnd.of(worktree, false, objections);
    }
    try {
      return WorktreeEnd.of(worktree, true, List.of())
          .keeping(
              removal.remove(
                  worktree.repository(),
                  worktree.owned(),
                  clock.instant(),
                  new CancellationToken()));
    } catch (OrchestratorException refused) {
      return WorktreeEnd.of(worktree, false, List.of(refused.message()));
    }
  }

  private List<String> objections(TaskWorktree worktree) {
    return InhabitedFolders.now()
        .inhabitantOf(worktree.folder())
        .map(List::of)
        .orElseGet(
            () ->
                removal
                    .examine(worktree.repository(), worktree.owned(), cancellation)
                    .objections());
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
        repository.hosting().defaultBranch(),
        task.id().toString());
  }
}
