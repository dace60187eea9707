package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.status.Condition;
import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryStatus;
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
    return status.detached() ? "(detached)" : status.branch();
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
    String worktree = status.kind() == RepositoryKind.WORKTREE ? " (worktree)" : "";
    return status.condition() + worktree;
  }

  /** What is not committed; for a repository that could not be looked at, why. */
  String changes(RepositoryStatus status) {
    if (status.error().isPresent()) {
      return status.error().get();
    }
    List<String> parts = new ArrayList<>();
    add(parts, status.conflictedFiles(), "conflicted");
    add(parts, status.stagedFiles(), "staged");
    add(parts, status.modifiedFiles(), "modified");
    add(parts, status.untrackedFiles(), "untracked");
    add(parts, status.stashes(), "stashed");
    return String.join(", ", parts);
  }

  String upstream(RepositoryStatus status) {
    if (status.upstream().isEmpty()) {
      return "";
    }
    if (status.upstreamGone()) {
      return status.upstream().get() + " is gone";
    }
    List<String> parts = new ArrayList<>();
    add(parts, status.ahead(), "ahead");
    add(parts, status.behind(), "behind");
    String distance = parts.isEmpty() ? "in step" : String.join(", ", parts);
    return distance + status.fetchedAt().map(at -> " (fetched " + ago(at) + ")").orElse("");
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
