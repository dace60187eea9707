package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runtime.usecase.Later;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Completes a task: moves it to the end of the completed ones, with the date, and removes its
 * worktree where that is wanted and nothing is lost with it.
 */
public final class CompleteTask implements UseCase<CompleteTask.Request, SingleTaskDocument> {

  private final TaskStore store;
  private final Provider<TaskWorktrees> worktrees;

  /**
   * Which task.
   *
   * @param id as people write it
   * @param summary what was done
   * @param removes whether its worktree goes; asked only when there is one
   */
  public record Request(String id, Optional<String> summary, Predicate<TaskWorktree> removes) {}

  @Inject
  CompleteTask(TaskStore store, Provider<TaskWorktrees> worktrees) {
    this.store = store;
    this.worktrees = worktrees;
  }

  @Override
  public SingleTaskDocument run(Request request, RequestContext context) {
    Task task = store.read().require(request.id());
    Optional<TaskWorktree> worktree = worktreeOf(task);
    if (task.status() == TaskStatus.COMPLETED && worktree.filter(request.removes()).isPresent()) {
      return document(task, List.of()).after(end(worktree.get()));
    }
    Task completed = store.complete(task.id(), request.summary());
    SingleTaskDocument document = document(completed, open(completed));
    return worktree
        .map(
            each ->
                request.removes().test(each)
                    ? document.after(end(each))
                    : document.in(each.folder()))
        .orElse(document);
  }

  /** A broken registry keeps nobody from completing a task. */
  private Optional<TaskWorktree> worktreeOf(Task task) {
    if (task.fieldOrEmpty(FieldNames.REPO).isBlank()) {
      return Optional.empty();
    }
    try {
      return Later.get(worktrees::get).of(task);
    } catch (OrchestratorException unusable) {
      return Optional.empty();
    }
  }

  private WorktreeEnd end(TaskWorktree worktree) {
    return Later.get(worktrees::get).remove(worktree);
  }

  private SingleTaskDocument document(Task task, List<String> warnings) {
    return SingleTaskDocument.of(task, store.read(), warnings);
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
