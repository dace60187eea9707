package dev.orchestrator.git.base;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what new work in a repository begins at. No checkout is touched, nothing that the
 * repository's configuration names is run, and nothing but the remote-tracking branch is ever
 * moved. Thread-safe.
 */
public interface Bases {

  /**
   * Fetches the default branch from {@code origin}, if there is such a remote and it was not asked
   * within {@code atMostOld}. Gives up after a few seconds; what came of it is told by {@link
   * #branch}.
   */
  void refresh(
      Path repository, String defaultBranch, Duration atMostOld, CancellationToken cancellation);

  /**
   * The base branch as it stands here: {@code origin/<defaultBranch>}, or the local branch where
   * there is none. Talks to nobody.
   *
   * @throws OrchestratorException {@link
   *     dev.orchestrator.git.worktree.Worktrees#REPOSITORY_UNUSABLE} or {@link
   *     dev.orchestrator.git.worktree.Worktrees#BASE_BRANCH_MISSING}
   */
  BaseBranch branch(Path repository, String defaultBranch, CancellationToken cancellation);

  /**
   * How {@code tips} and the base branch descend from one another.
   *
   * @param base the commit of the base branch
   * @throws OrchestratorException {@link
   *     dev.orchestrator.git.worktree.Worktrees#REPOSITORY_UNUSABLE} when it cannot be told
   */
  Lineage lineage(Path repository, String base, List<Tip> tips, CancellationToken cancellation);

  /** The commit a local branch stands at; empty when there is no such branch. */
  Optional<String> head(Path repository, String branch, CancellationToken cancellation);

  /** Whether {@code commit} contains all of {@code others}; false also when it cannot be told. */
  boolean contains(
      Path repository, String commit, Collection<String> others, CancellationToken cancellation);

  /**
   * Those of {@code others} that {@code commit} contains; what is missing or cannot be told is not.
   */
  Set<String> containedIn(
      Path repository, String commit, Collection<String> others, CancellationToken cancellation);

  /** What the commits brought that {@code tip} has and none of {@code without}. */
  CommitSummary contribution(
      Path repository, String tip, Collection<String> without, CancellationToken cancellation);

  /**
   * Merges commits in memory, one after the other into the first. What conflicts is left out and
   * told.
   *
   * @param heads at least one
   * @param message of the merge commits
   * @throws OrchestratorException {@link dev.orchestrator.git.merge.Merges#MERGE_FAILED}, also for
   *     commits that share no history
   */
  Join join(Path repository, List<String> heads, String message, CancellationToken cancellation);

  /**
   * Begins, in a worktree, to merge the first of some commits that it does not contain, for
   * somebody to finish: conflicts are in the files, nothing is committed. A worktree in which
   * anything is under way is left alone.
   *
   * @throws OrchestratorException {@link dev.orchestrator.git.merge.Merges#MERGE_FAILED}
   */
  void beginMerge(Path worktree, List<String> commits, CancellationToken cancellation);

  /**
   * What somebody made of that.
   *
   * @param base where the branch stood before
   * @param commits what was to be merged
   * @param paths the files that were in conflict
   */
  MergeReview review(
      Path worktree,
      String base,
      List<String> commits,
      Collection<String> paths,
      CancellationToken cancellation);

  /** The difference between two commits in some files; as much of it as {@code most} characters. */
  String difference(
      Path repository,
      String from,
      String to,
      Collection<String> paths,
      int most,
      CancellationToken cancellation);
}
