package dev.orchestrator.git.history;

import dev.orchestrator.git.history.HistoryCommit.Kind;
import java.util.List;

/**
 * The commits of one author of work, and what they come to.
 *
 * @param commits oldest first
 * @param change what they change in the end, seen from everything that is not among them
 */
public record AuthoredWork(List<HistoryCommit> commits, NetChange change) {

  /** No commits. */
  public static final AuthoredWork NONE = new AuthoredWork(List.of(), NetChange.NONE);

  /** Copies the list. */
  public AuthoredWork {
    commits = List.copyOf(commits);
  }

  /** Whether there is a commit and something came of it. */
  public boolean counts() {
    return !commits.isEmpty() && !change.isNone();
  }

  /** Those commits that change no file. */
  public List<HistoryCommit> empty() {
    return commits.stream().filter(commit -> commit.kind() == Kind.EMPTY).toList();
  }
}
