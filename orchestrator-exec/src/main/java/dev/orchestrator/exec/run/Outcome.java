package dev.orchestrator.exec.run;

import java.util.Locale;

/** How a run ended. */
public enum Outcome {
  /** Every step succeeded. */
  PASSED,
  /** A step exited with another status than 0. */
  FAILED,
  /** Its time was up. */
  TIMEOUT,
  /** A step was killed by a signal that did not come from us. */
  SIGNALLED,
  /** There was nothing to do, or something it depends on failed. */
  SKIPPED,
  /** It could not be started, or was not allowed to. */
  ERROR;

  /** The word scripts see. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is one of those that count as failed in a summary. */
  public boolean isFailure() {
    return this != PASSED && this != SKIPPED;
  }
}
