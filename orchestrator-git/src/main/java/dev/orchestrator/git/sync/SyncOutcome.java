package dev.orchestrator.git.sync;

import java.util.Locale;

/** What became of a repository in a sync; a closed set that scripts rely on. */
public enum SyncOutcome {
  /** The branch was fast-forwarded. */
  UPDATED,
  /** There was nothing to do. */
  UP_TO_DATE,
  /** It was missing and has been cloned. */
  CLONED,
  /** A dry run found something to do. */
  WOULD_UPDATE,
  /** There are commits that only this repository has, and none that it lacks. */
  AHEAD,
  /** Both sides have commits the other lacks; only a person can say how to join them. */
  DIVERGED,
  /** Local changes are in files that the update would change. */
  BLOCKED,
  /** Files are in conflict. */
  DIRTY,
  /** No branch is checked out. */
  DETACHED,
  /** The branch follows no other. */
  NO_UPSTREAM,
  /** The branch it follows does not exist any more. */
  UPSTREAM_GONE,
  /** There is no remote to fetch from. */
  NO_REMOTE,
  /** A merge, rebase or another git process is under way. */
  BUSY,
  /** The server wants credentials it did not get. */
  AUTH,
  /** It took longer than allowed. */
  TIMEOUT,
  /** There is nothing at the path, and cloning was not asked for. */
  MISSING,
  /** Something else went wrong. */
  ERROR;

  /** Whether the sync failed for this repository, and did not merely find nothing to do. */
  public boolean isFailure() {
    return switch (this) {
      case DIVERGED, BLOCKED, DIRTY, AUTH, TIMEOUT, MISSING, ERROR -> true;
      default -> false;
    };
  }

  /** The word in JSON and on the terminal. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
