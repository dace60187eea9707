package dev.orchestrator.workers.evidence;

import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is to be settled in a worktree and its repository before an agent is let in: locks of those
 * before it are gone, what they committed is kept, and what worktrees share is written down.
 * Thread-safe.
 */
public final class AttemptGround {

  private final Worktrees worktrees;
  private final KeptTips kept;
  private final SharedStateCheck shared;
  private final LeftLocks locks;

  /** Git is asked and changed by those. */
  public AttemptGround(
      Worktrees worktrees, KeptTips kept, SharedStateCheck shared, LeftLocks locks) {
    this.worktrees = worktrees;
    this.kept = kept;
    this.shared = shared;
    this.locks = locks;
  }

  /** Makes it ready for an attempt. */
  public void settle(AttemptId attempt, int issue, Path repository, Worktree worktree)
      throws IOException {
    locks.remove(attempt, worktree.folder(), worktree.branch());
    if (!isAtItsStart(repository, worktree)) {
      kept.keep(repository, issue, worktree.head());
    }
    shared.begin(attempt, repository);
  }

  private boolean isAtItsStart(Path repository, Worktree worktree) {
    return worktrees.owned(repository).stream()
        .anyMatch(
            owned ->
                owned.branch().equals(worktree.branch()) && owned.start().equals(worktree.head()));
  }
}
