package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.base.MergeReview;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.Workplace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The stage in which an agent merges what an issue builds on: the merge is begun for it, and what
 * it made of it is looked at. Both do nothing for an issue that has nothing to merge. Thread-safe.
 */
public final class MergeStage {

  private static final int NAMED_FILES = 5;

  private final Bases git;
  private final Consumer<Optional<RunEvent>> events;
  private final CancellationToken cancellation;

  /** What a person should look at goes to {@code events}. */
  public MergeStage(
      Bases git, Consumer<Optional<RunEvent>> events, CancellationToken cancellation) {
    this.git = git;
    this.events = events;
    this.cancellation = cancellation;
  }

  /** Begins the merge, unless somebody has begun one. */
  public void prepare(IssueState issue, Path worktree) {
    conflict(issue)
        .ifPresent(conflict -> git.beginMerge(worktree, conflict.commits(), cancellation));
  }

  /** What does not hold of the merge; what holds and is odd is told. */
  public Optional<Verification> fault(IssueState issue) {
    Optional<IssueBase> base = issue.workplace().flatMap(Workplace::base);
    Optional<MergeConflict> conflict = conflict(issue);
    if (conflict.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    MergeReview review =
        git.review(
            issue.workplace().orElseThrow().worktree(),
            base.get().commit(),
            conflict.get().commits(),
            conflict.get().paths(),
            cancellation);
    List<String> faults = faults(review);
    if (!faults.isEmpty()) {
      return Optional.of(Verification.failed(String.join("; ", faults)));
    }
    if (!review.beyond().isEmpty()) {
      tell(issue, "its merge also changed " + named(review.beyond()) + ", not in conflict");
    }
    return Optional.empty();
  }

  private static Optional<MergeConflict> conflict(IssueState issue) {
    return issue
        .workplace()
        .filter(Workplace::merging)
        .flatMap(Workplace::base)
        .flatMap(IssueBase::conflict);
  }

  private static List<String> faults(MergeReview review) {
    List<String> faults = new ArrayList<>();
    if (!review.unmerged().isEmpty()) {
      faults.add("still in conflict: " + named(review.unmerged()));
    }
    if (review.unfinished()) {
      faults.add("the merge is not committed");
    }
    if (!review.missing().isEmpty()) {
      faults.add(
          "not merged, with both parents: "
              + review.missing().stream()
                  .map(commit -> commit.substring(0, 12))
                  .collect(Collectors.joining(", ")));
    }
    if (!review.markers().isEmpty()) {
      faults.add("conflict markers are left in " + named(review.markers()));
    }
    return faults;
  }

  private void tell(IssueState issue, String what) {
    issue
        .current()
        .ifPresent(attempt -> events.accept(Optional.of(new RunEvent.Flagged(attempt.id(), what))));
  }

  private static String named(List<String> files) {
    return String.join(", ", files.subList(0, Math.min(NAMED_FILES, files.size())))
        + (files.size() > NAMED_FILES ? ", ..." : "");
  }
}
