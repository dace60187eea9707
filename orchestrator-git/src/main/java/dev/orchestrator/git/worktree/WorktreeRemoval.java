package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes worktrees that were made here, without losing anything. Branches, main checkouts and
 * folders that were not made here are never removed. Thread-safe.
 */
public interface WorktreeRemoval {

  /** A worktree could not be saved, and so was not removed. */
  ErrorCode WORKTREE_NOT_PRESERVED = ErrorCode.operation("WORKTREE_NOT_PRESERVED");

  /**
   * What would be lost with a worktree's folder. Fails closed: what cannot be told is an objection.
   */
  WorktreeFacts examine(Path repository, OwnedWorktree owned, CancellationToken cancellation);

  /**
   * Removes the folder of a worktree that there are no objections to. Commits that only the
   * worktree named, as after an amend, are kept by a reference.
   *
   * @param at tells such a reference from others of the same worktree
   * @return the reference, when there were such commits
   * @throws OrchestratorException when there are, or git refuses
   */
  Optional<String> remove(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation);

  /**
   * Saves every file of a worktree, byte for byte, untracked and ignored ones and other
   * repositories included, and removes its folder then.
   *
   * @param at distinguishes it from others of the same worktree
   * @throws OrchestratorException {@link #WORKTREE_NOT_PRESERVED}, with the folder untouched
   */
  PreservedWorktree preserve(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation);

  /** Everything that was saved in a repository, oldest first. */
  List<PreservedWorktree> preserved(Path repository, CancellationToken cancellation);

  /**
   * Brings a saved worktree back where it was.
   *
   * @throws OrchestratorException when something else is there now
   */
  void restore(Path repository, PreservedWorktree preserved, CancellationToken cancellation);
}
