package dev.orchestrator.git.status;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * The most pressing thing about a repository, most pressing first. {@link #CLEAN} is what is left:
 * nothing to commit, on a branch, with an upstream, in step with it, nothing stashed.
 */
public enum Condition {
  ERROR(status -> status.state() == RepositoryState.ERROR),
  TIMEOUT(status -> status.state() == RepositoryState.TIMEOUT),
  MISSING(status -> status.state() == RepositoryState.MISSING),
  CONFLICTED(status -> status.state() == RepositoryState.CONFLICTED),
  LOCKED(status -> status.state() == RepositoryState.LOCKED),
  UNFINISHED(status -> status.operation().isPresent()),
  DIRTY(status -> status.state() == RepositoryState.DIRTY),
  DIVERGED(status -> status.tracking().diverged()),
  BEHIND(status -> status.tracking().behind() > 0),
  AHEAD(status -> status.tracking().ahead() > 0),
  UPSTREAM_GONE(status -> status.tracking().upstreamGone()),
  DETACHED(status -> status.head().detached()),
  UNBORN(status -> status.head().unborn()),
  BARE(status -> status.place().kind() == RepositoryKind.BARE),
  NO_UPSTREAM(status -> status.tracking().upstream().isEmpty()),
  STASHED(status -> status.changes().stashes() > 0),
  CLEAN(status -> true);

  private final Predicate<RepositoryStatus> holds;

  Condition(Predicate<RepositoryStatus> holds) {
    this.holds = holds;
  }

  static Condition of(RepositoryStatus status) {
    for (Condition each : values()) {
      if (each.holds.test(status)) {
        return each;
      }
    }
    return CLEAN;
  }

  /** Whether somebody should look, or the repository is merely not what is usual. */
  public boolean needsAttention() {
    return compareTo(UNBORN) < 0;
  }

  /** The words for the terminal. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
