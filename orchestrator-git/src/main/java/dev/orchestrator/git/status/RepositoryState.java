package dev.orchestrator.git.status;

import java.util.Locale;

/** The state of a repository in one word; a closed set that scripts rely on. */
public enum RepositoryState {
  /** Nothing to commit and no operation under way; says nothing about other branches or remotes. */
  CLEAN,
  /** Staged, modified or untracked files, or an operation such as a rebase under way. */
  DIRTY,
  /** Files with merge conflicts. */
  CONFLICTED,
  /** There is nothing at the path. */
  MISSING,
  /** The state could not be found out; the error says why. */
  ERROR,
  /** Git did not answer in time and was stopped. */
  TIMEOUT,
  /** Another git process holds the index, or died holding it. */
  LOCKED;

  /** Whether the row is a failure of the command that asked, and not just news. */
  public boolean isFailure() {
    return this == MISSING || this == ERROR || this == TIMEOUT;
  }

  /** The word in JSON and on the terminal. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
