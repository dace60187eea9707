package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.Verification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of the attempts of an issue.
 *
 * @param expenses what they used, over all stages
 * @param flags what a person should look at, the first few; changes nothing else
 * @param tip where the branch was when an attempt last ended; empty where that is not known
 * @param verification the last one that passed, of whatever stage
 */
record IssueWork(
    Expenses expenses,
    List<String> flags,
    Optional<String> tip,
    Optional<Verification> verification) {

  static final IssueWork NONE =
      new IssueWork(Expenses.NONE, List.of(), Optional.empty(), Optional.empty());

  private static final int MOST_FLAGS = 5;

  IssueWork {
    flags = List.copyOf(flags);
  }

  IssueWork charged(Expenses more) {
    return new IssueWork(more, flags, tip, verification);
  }

  IssueWork flagged(String text) {
    if (flags.contains(text) || flags.size() >= MOST_FLAGS) {
      return this;
    }
    List<String> more = Stream.concat(flags.stream(), Stream.of(text)).toList();
    return new IssueWork(expenses, more, tip, verification);
  }

  IssueWork at(Optional<String> commit) {
    return commit.isEmpty() ? this : new IssueWork(expenses, flags, commit, verification);
  }

  IssueWork verified(Verification passed) {
    return new IssueWork(expenses, flags, tip, Optional.of(passed));
  }
}
