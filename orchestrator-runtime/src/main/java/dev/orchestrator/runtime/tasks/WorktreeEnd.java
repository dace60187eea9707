package dev.orchestrator.runtime.tasks;

import java.util.List;
import java.util.Optional;

/**
 * What became of the worktree of a task.
 *
 * @param folder where it is or was
 * @param branch its branch, which stays
 * @param removed whether the folder is gone
 * @param objections what would have been lost with it, a line each; empty where nothing would
 * @param kept the reference that keeps older commits which only the worktree named
 */
public record WorktreeEnd(
    String folder, String branch, boolean removed, List<String> objections, Optional<String> kept) {

  /** Copies the list. */
  public WorktreeEnd {
    objections = List.copyOf(objections);
  }

  static WorktreeEnd of(TaskWorktree worktree, boolean removed, List<String> objections) {
    return new WorktreeEnd(
        worktree.folder().toString(),
        worktree.owned().branch(),
        removed,
        objections,
        Optional.empty());
  }

  WorktreeEnd keeping(Optional<String> reference) {
    return new WorktreeEnd(folder, branch, removed, objections, reference);
  }
}
