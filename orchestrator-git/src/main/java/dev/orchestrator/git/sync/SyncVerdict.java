package dev.orchestrator.git.sync;

import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryState;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.Tracking;
import java.util.Optional;

/** Decides from a status what a sync can do. Pure. */
final class SyncVerdict {

  /**
   * An outcome.
   *
   * @param reason may be empty
   */
  record Verdict(SyncOutcome outcome, String reason) {}

  private SyncVerdict() {}

  /** Why the repository is left alone before anything is fetched; empty when it is not. */
  static Optional<Verdict> beforeFetch(RepositoryStatus status) {
    String error = status.inspection().error().orElse("");
    return switch (status.state()) {
      case MISSING -> verdict(SyncOutcome.MISSING, error);
      case ERROR -> verdict(SyncOutcome.ERROR, error);
      case TIMEOUT -> verdict(SyncOutcome.TIMEOUT, error);
      case LOCKED ->
          verdict(SyncOutcome.BUSY, "another git process holds the index, or died holding it");
      default -> unfinished(status);
    };
  }

  private static Optional<Verdict> unfinished(RepositoryStatus status) {
    if (status.operation().isPresent()) {
      return verdict(SyncOutcome.BUSY, "a " + status.operation().get() + " is not finished");
    }
    return status.state() == RepositoryState.CONFLICTED
        ? verdict(SyncOutcome.DIRTY, status.changes().conflictedFiles() + " files are in conflict")
        : Optional.empty();
  }

  /** Why the branch cannot be moved after the fetch; empty when it can be fast-forwarded. */
  static Optional<Verdict> afterFetch(RepositoryStatus status) {
    if (status.head().detached() && status.place().kind() != RepositoryKind.BARE) {
      return verdict(SyncOutcome.DETACHED, "no branch is checked out");
    }
    Tracking tracking = status.tracking();
    if (tracking.upstream().isEmpty()) {
      return verdict(SyncOutcome.NO_UPSTREAM, status.head().branch() + " follows no branch");
    }
    if (tracking.upstreamGone()) {
      return verdict(
          SyncOutcome.UPSTREAM_GONE, tracking.upstream().get() + " does not exist any more");
    }
    return distance(tracking, status.head().unborn());
  }

  private static Optional<Verdict> distance(Tracking tracking, boolean unborn) {
    if (tracking.diverged()) {
      return verdict(
          SyncOutcome.DIVERGED,
          "%d commits only here, %d only in %s"
              .formatted(tracking.ahead(), tracking.behind(), tracking.upstream().orElse("")));
    }
    if (tracking.ahead() > 0) {
      return verdict(SyncOutcome.AHEAD, tracking.ahead() + " commits to push");
    }
    boolean toDo = tracking.behind() > 0 || unborn;
    return toDo ? Optional.empty() : verdict(SyncOutcome.UP_TO_DATE, "");
  }

  private static Optional<Verdict> verdict(SyncOutcome outcome, String reason) {
    return Optional.of(new Verdict(outcome, reason));
  }
}
