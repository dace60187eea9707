package dev.orchestrator.git.sync;

import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryState;
import dev.orchestrator.git.status.RepositoryStatus;
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
    String error = status.error().orElse("");
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
        ? verdict(SyncOutcome.DIRTY, status.conflictedFiles() + " files are in conflict")
        : Optional.empty();
  }

  /** Why the branch cannot be moved after the fetch; empty when it can be fast-forwarded. */
  static Optional<Verdict> afterFetch(RepositoryStatus status) {
    if (status.detached() && status.kind() != RepositoryKind.BARE) {
      return verdict(SyncOutcome.DETACHED, "no branch is checked out");
    }
    if (status.upstream().isEmpty()) {
      return verdict(SyncOutcome.NO_UPSTREAM, status.branch() + " follows no branch");
    }
    if (status.upstreamGone()) {
      return verdict(
          SyncOutcome.UPSTREAM_GONE, status.upstream().get() + " does not exist any more");
    }
    return distance(status);
  }

  private static Optional<Verdict> distance(RepositoryStatus status) {
    if (status.ahead() > 0 && status.behind() > 0) {
      return verdict(
          SyncOutcome.DIVERGED,
          "%d commits only here, %d only in %s"
              .formatted(status.ahead(), status.behind(), status.upstream().orElse("")));
    }
    if (status.ahead() > 0) {
      return verdict(SyncOutcome.AHEAD, status.ahead() + " commits to push");
    }
    boolean toDo = status.behind() > 0 || status.unborn();
    return toDo ? Optional.empty() : verdict(SyncOutcome.UP_TO_DATE, "");
  }

  private static Optional<Verdict> verdict(SyncOutcome outcome, String reason) {
    return Optional.of(new Verdict(outcome, reason));
  }
}
