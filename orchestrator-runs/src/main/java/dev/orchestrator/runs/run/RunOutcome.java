package dev.orchestrator.runs.run;

import java.util.Locale;

/** How a run ended. */
public enum RunOutcome {
  /** Every issue is completed. */
  COMPLETED,
  /** Nothing is left to do; some issues failed or are blocked. */
  SOME_FAILED,
  /** Issues are left that nothing here can start. */
  STUCK,
  /** Somebody stopped it. */
  STOPPED;

  /** The word in documents: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
