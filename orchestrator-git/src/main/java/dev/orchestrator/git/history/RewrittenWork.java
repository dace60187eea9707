package dev.orchestrator.git.history;

import java.util.List;

/**
 * An earlier state of a branch that the branch does not contain any more: reset, rebased, amended,
 * squashed or orphaned.
 *
 * @param tip the commit at which it stood
 * @param commits what it held and the branch does not, oldest first
 * @param lostFiles files whose change is not on the branch, relative to the repository
 */
public record RewrittenWork(String tip, List<RewrittenCommit> commits, List<String> lostFiles) {

  /** Copies the lists. */
  public RewrittenWork {
    commits = List.copyOf(commits);
    lostFiles = List.copyOf(lostFiles);
  }

  /** The commits of which nothing is left on the branch. */
  public List<HistoryCommit> lost() {
    return commits.stream()
        .filter(each -> each.fate() == Fate.LOST)
        .map(RewrittenCommit::commit)
        .toList();
  }

  /** What became of a commit. */
  public record RewrittenCommit(HistoryCommit commit, Fate fate) {}

  /** What became of the change of a commit. */
  public enum Fate {
    /** The same change is in other commits, as after a rebase or squash. */
    KEPT,
    /** The branch changes the same files in another way, as after an amend that corrects. */
    REWORKED,
    /** Some of its files do not have the change any more. */
    PARTLY_LOST,
    /** None of its files has the change any more. */
    LOST
  }
}
