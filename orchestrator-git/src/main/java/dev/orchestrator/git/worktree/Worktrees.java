package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Inclusion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, finds and removes the worktrees of this program. Changes of one repository are serialised
 * between threads and processes, because git itself is not safe there. What was not made here is
 * never changed: each worktree has a record of its owner in the repository's git folder, written
 * before the worktree is made, so that a half-made one is recognised after a crash. Thread-safe.
 */
public interface Worktrees {

  /** The folder named as a repository is none, or git cannot read it. */
  ErrorCode REPOSITORY_UNUSABLE = ErrorCode.environment("REPOSITORY_UNUSABLE");

  /** The folder exists and is not a worktree that was made for this owner. */
  ErrorCode WORKTREE_NOT_OURS = ErrorCode.environment("WORKTREE_NOT_OURS");

  /** The branch exists and was not made for this owner, or stands in the way of the new name. */
  ErrorCode BRANCH_TAKEN = ErrorCode.environment("BRANCH_TAKEN");

  /** The name is not a valid branch name. */
  ErrorCode BRANCH_INVALID = ErrorCode.environment("BRANCH_INVALID");

  /** There is no commit to start from. */
  ErrorCode BASE_BRANCH_MISSING = ErrorCode.environment("BASE_BRANCH_MISSING");

  /** Files of the repository need a program that is not there, such as that of Git LFS. */
  ErrorCode FILTER_MISSING = ErrorCode.environment("FILTER_MISSING");

  /** git could not make or remove the worktree. */
  ErrorCode WORKTREE_FAILED = ErrorCode.operation("WORKTREE_FAILED");

  /**
   * The worktree, made if it is not there. What could not be made whole is taken away again, its
   * branch included.
   *
   * @throws OrchestratorException with one of the codes above
   */
  Worktree provide(WorktreeRequest request, CancellationToken cancellation);

  /**
   * What would keep {@link #provide} from working, without changing anything.
   *
   * @return one error per obstacle; empty when all is well
   */
  List<OrchestratorException> obstacles(
      List<WorktreeRequest> requests, CancellationToken cancellation);

  /**
   * A filter, such as that of Git LFS, that files of a repository require and whose program is not
   * there: no worktree of it can be made. Runs none of them.
   *
   * @return {@link #FILTER_MISSING}; empty also where there is no repository
   */
  Optional<OrchestratorException> missingFilter(Path repository, CancellationToken cancellation);

  /** The records of worktrees made in a repository, also of those whose folder is gone. */
  List<OwnedWorktree> owned(Path repository);

  /**
   * The state of a worktree.
   *
   * @param since the commit where the work began
   * @return empty when the folder is no worktree any more or git cannot answer: then nothing is
   *     known
   */
  Optional<WorktreeState> inspect(Path folder, String since, CancellationToken cancellation);

  /**
   * Brings into a worktree the untracked files of the main checkout that its {@code
   * .worktreeinclude} names. What is there already is not replaced.
   *
   * @return the files that belong there, relative to the worktree
   * @throws OrchestratorException when they cannot be listed, copied or linked
   */
  List<String> include(Path repository, Path folder, Inclusion how, CancellationToken cancellation);

  /**
   * The commit a new branch would start from.
   *
   * @return empty when there is none, or it cannot be told
   */
  Optional<String> startOf(Path repository, String defaultBranch, CancellationToken cancellation);

  /**
   * What a commit holds at some paths.
   *
   * @param checkout the repository or a worktree of it
   * @return git's ids of the contents of those files and folders that are there, by path
   * @throws OrchestratorException {@link #REPOSITORY_UNUSABLE} when it cannot be told
   */
  Map<String, String> contents(
      Path checkout, String commit, List<String> paths, CancellationToken cancellation);

  /**
   * Whether everything on a branch is part of the default branch, local or of {@code origin} as
   * last fetched.
   *
   * @return false also when it cannot be told
   */
  boolean isMerged(
      Path repository, String branch, String defaultBranch, CancellationToken cancellation);

  /**
   * Submodules of a worktree that nothing was checked out of, as git leaves them.
   *
   * @return their folders, relative to the worktree
   * @throws OrchestratorException {@link #WORKTREE_FAILED} when it cannot be told
   */
  List<String> emptySubmodules(Path worktree, CancellationToken cancellation);

  /**
   * Fetches and checks out the submodules of a worktree, and theirs.
   *
   * @throws OrchestratorException {@link #WORKTREE_FAILED}
   */
  void fillSubmodules(Path worktree, CancellationToken cancellation);
}
