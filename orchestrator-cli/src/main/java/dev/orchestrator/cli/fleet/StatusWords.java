package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.status.Condition;
import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.Tracking;
import dev.orchestrator.git.status.UncommittedChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The words for the parts of a status. */
final class StatusWords {

  private final Instant now;

  StatusWords(Instant now) {
    this.now = now;
  }

  String branch(RepositoryStatus status) {
    return status.head().detached() ? "(detached)" : status.head().branch();
  }

  String condition(RepositoryStatus status) {
    if (status.condition() == Condition.UNFINISHED || status.condition() == Condition.CONFLICTED) {
      return status
          .operation()
          .map(
              operation ->
                  status.condition() == Condition.CONFLICTED
                      ? "conflicted (" + operation + ")"
                      : operation + " unfinished")
          .orElse("conflicted");
    }
    String worktree = status.place().kind() == RepositoryKind.WORKTREE ? " (worktree)" : "";
    return status.condition() + worktree;
  }

  /** What is not committed; for a repository that could not be looked at, why. */
  String changes(RepositoryStatus status) {
    if (status.inspection().error().isPresent()) {
      return status.inspection().error().get();
    }
    UncommittedChanges changes = status.changes();
    List<String> parts = new ArrayList<>();
    add(parts, changes.conflictedFiles(), "conflicted");
    add(parts, changes.stagedFiles(), "staged");
    add(parts, changes.modifiedFiles(), "modified");
    add(parts, changes.untrackedFiles(), "untracked");
    add(parts, changes.stashes(), "stashed");
    return String.join(", ", parts);
  }

  String upstream(RepositoryStatus status) {
    Tracking tracking = status.tracking();
    if (tracking.upstream().isEmpty()) {
      return "";
    }
    if (tracking.upstreamGone()) {
      return tracking.upstream().get() + " is gone";
    }
    List<String> parts = new ArrayList<>();
    add(parts, tracking.ahead(), "ahead");
    add(parts, tracking.behind(), "behind");
    String distance = parts.isEmpty() ? "in step" : String.join(", ", parts);
    return distance + tracking.fetchedAt().map(at -> " (fetched " + ago(at) + ")").orElse("");
  }

  private String ago(Instant at) {
    Duration age = Duration.between(at, now);
    return age.toMinutes() < 1 ? "now" : coarse(age) + " ago";
  }

  /** The largest unit is enough. */
  private static String coarse(Duration age) {
    return Durations.format(age).replaceFirst(" .*", "");
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
