package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.util.List;

/**
 * Worktrees without a branch, in which commits are built and tested one after the other. Nothing in
 * them is anybody's work: what a build leaves is cleared away. Recorded as ours like every
 * worktree, so that one that a crash left is taken up again. Thread-safe, but one worktree belongs
 * to one caller.
 */
public interface IntegrationWorktrees {

  /**
   * The worktree with the files of a commit; made, or taken over from an earlier time.
   *
   * @param repository a checkout of the repository
   * @param folder where it shall be; absolute
   * @param owner who it is for
   * @param commit id of the commit
   * @throws OrchestratorException {@link Worktrees#WORKTREE_NOT_OURS} when something else is there,
   *     {@link Worktrees#WORKTREE_FAILED} when git cannot make it
   */
  void provide(
      Path repository, Path folder, String owner, String commit, CancellationToken cancellation);

  /**
   * Gives a worktree exactly the files of a commit: changes, untracked and ignored files go.
   *
   * @param kept ignored files and folders that stay, such as installed dependencies
   * @throws OrchestratorException {@link Worktrees#WORKTREE_FAILED}
   */
  void switchTo(Path folder, String commit, List<String> kept, CancellationToken cancellation);

  /** The ignored files and folders in a worktree, relative to it; a folder is named as a whole. */
  List<String> ignored(Path folder, CancellationToken cancellation);

  /** Takes a worktree of ours away, with all that is in it; does nothing where there is none. */
  void remove(Path repository, Path folder, CancellationToken cancellation);
}
