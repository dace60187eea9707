package dev.orchestrator.runs.attempt;

import dev.orchestrator.core.text.Secrets;

/**
 * One thing that a verification found not to hold.
 *
 * @param fact which
 * @param words the fact applied to this case, such that a next attempt can act on it
 */
public record FailedFact(Fact fact, String words) {

  /** Takes secrets out of the words. */
  public FailedFact {
    words = Secrets.redact(words);
  }

  /** What is asked of a finished attempt. The names are written into journals: never reuse one. */
  public enum Fact {
    /** The worktree is there and is the one the attempt worked in. */
    WORKTREE_IN_PLACE,
    /** The branch is there and checked out in its worktree. */
    ON_ITS_BRANCH,
    /** No lock of git was left behind. */
    NO_LOCK_LEFT,
    /** Nothing is uncommitted. */
    NOTHING_UNCOMMITTED,
    /** There are commits of the issue's own. */
    OWN_COMMITS,
    /** Those commits change something. */
    NET_CHANGE,
    /** What earlier attempts committed is still in the branch. */
    NOTHING_DROPPED,
    /** No commit refers to a repository that only this worktree holds. */
    NO_NESTED_REPOSITORY,
    /** What the worktrees of a repository share is as it was. */
    SHARED_STATE_UNCHANGED,
    /** Branches of other issues are where they were. */
    OTHER_BRANCHES_UNCHANGED,
    /** The build succeeds. */
    BUILD_PASSES,
    /** The tests succeed. */
    TESTS_PASS;

    /** The name in JSON and on terminals: {@code net-change}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
