package dev.orchestrator.git.history;

import java.util.List;

/**
 * What was done on a branch.
 *
 * @param tip the commit that was looked at
 * @param work everything of its own since it began
 * @param attempt the part of it since the latest attempt began
 * @param foreign what came onto it from elsewhere since it began
 * @param rewritten earlier states that it does not contain any more, the oldest first
 * @param missing ends of earlier attempts that the repository does not hold any more
 * @param descends whether the commit it began at is part of it
 */
public record BranchHistory(
    String tip,
    AuthoredWork work,
    AuthoredWork attempt,
    ForeignCommits foreign,
    List<RewrittenWork> rewritten,
    List<String> missing,
    boolean descends) {

  /** Copies the lists. */
  public BranchHistory {
    rewritten = List.copyOf(rewritten);
    missing = List.copyOf(missing);
  }

  /** Commits of earlier attempts of which nothing is left. */
  public List<HistoryCommit> lost() {
    return rewritten.stream().flatMap(each -> each.lost().stream()).distinct().toList();
  }
}
