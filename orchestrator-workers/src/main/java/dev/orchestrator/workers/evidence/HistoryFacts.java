package dev.orchestrator.workers.evidence;

import dev.orchestrator.git.history.BranchHistory;
import dev.orchestrator.git.history.HistoryCommit;
import dev.orchestrator.git.history.RewrittenWork;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What histories and worktrees have to show of finished work, in words. Pure. */
final class HistoryFacts {

  private static final int NAMED = 5;

  private HistoryFacts() {}

  /** What is wrong with the worktree itself. */
  static List<FailedFact> ofWorktree(WorktreeState state, String branch) {
    List<FailedFact> facts = new ArrayList<>();
    if (!state.branch().equals(Optional.of(branch))) {
      String where = state.branch().map(name -> "branch " + name).orElse("no branch");
      facts.add(
          new FailedFact(
              Fact.ON_ITS_BRANCH,
              "the worktree is on %s and not on its branch %s".formatted(where, branch)));
    }
    if (!state.isClean()) {
      facts.add(new FailedFact(Fact.NOTHING_UNCOMMITTED, uncommitted(state.uncommitted())));
    }
    return facts;
  }

  private static String uncommitted(List<String> files) {
    String named = String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
    return (files.size() == 1 ? "1 file is" : files.size() + " files are")
        + " not committed: "
        + named
        + (files.size() > NAMED ? ", ..." : "");
  }

  /** Why the work on a branch does not count; empty when it does. */
  static Optional<FailedFact> ofWork(BranchHistory history) {
    if (history.work().counts()) {
      return Optional.empty();
    }
    List<HistoryCommit> own = history.work().commits();
    if (own.isEmpty()) {
      return Optional.of(
          new FailedFact(Fact.OWN_COMMITS, "it ended well but made no commit" + foreign(history)));
    }
    return Optional.of(
        new FailedFact(
            Fact.NET_CHANGE,
            "it ended well but its commits change no file in the end: " + named(own)));
  }

  private static String foreign(BranchHistory history) {
    int count = history.foreign().count();
    if (count == 0) {
      return "";
    }
    return " of its own: "
        + (count == 1 ? "the commit" : "the " + count + " commits")
        + " on its branch came from elsewhere, "
        + named(history.foreign().newest());
  }

  /**
   * Whether something is gone that an earlier attempt committed.
   *
   * @param keptAs the reference that keeps what is lost
   */
  static Optional<FailedFact> ofRewriting(BranchHistory history, String keptAs) {
    List<HistoryCommit> lost = history.lost();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FailedFact(
            Fact.NOTHING_DROPPED,
            "it dropped what an earlier attempt committed: "
                + named(lost)
                + "; that is kept below "
                + keptAs
                + ", bring it back"));
  }

  /** What a person should look at although nothing failed. */
  static List<String> remarks(BranchHistory history) {
    List<String> remarks = new ArrayList<>();
    List<String> files =
        history.rewritten().stream()
            .map(RewrittenWork::lostFiles)
            .flatMap(List::stream)
            .distinct()
            .toList();
    if (!files.isEmpty() && history.lost().isEmpty()) {
      remarks.add(
          "history was rewritten, and these files no longer have the change an earlier attempt"
              + " made: "
              + some(files));
    }
    if (!history.missing().isEmpty()) {
      remarks.add("commits of earlier attempts are not in the repository any more");
    }
    return remarks;
  }

  private static String named(List<HistoryCommit> commits) {
    return some(
        commits.stream()
            .map(commit -> commit.id().substring(0, 10) + " '" + commit.subject() + "'")
            .toList());
  }

  private static String some(List<String> words) {
    return words.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (words.size() > NAMED ? ", ..." : "");
  }
}
