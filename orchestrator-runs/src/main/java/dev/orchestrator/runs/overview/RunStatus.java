package dev.orchestrator.runs.overview;

import java.util.Locale;

/** The closed set of how a run stands. */
public enum RunStatus {
  /** A supervisor has it, and it goes on. */
  RUNNING,
  /** A supervisor has it, and it waits for a person, for a limit or for a merge. */
  WAITING,
  /** Nothing in it can run any more. */
  FINISHED,
  /** A person ended it; it can go on. */
  STOPPED,
  /** Its supervisor is gone without a word; it can go on. */
  CRASHED,
  /** It was never begun. */
  NEVER;

  /** Whether a supervisor has it. */
  public boolean isLive() {
    return this == RUNNING || this == WAITING;
  }

  /** The word of the contract: {@code running}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
