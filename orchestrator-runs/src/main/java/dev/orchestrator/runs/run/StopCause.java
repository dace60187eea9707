package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.EndReason;

/** Why an attempt is being stopped. */
public enum StopCause {
  /** Nothing moved for too long. */
  STALLED(EndReason.STALLED),
  /** It took too long. */
  TIMED_OUT(EndReason.TIMED_OUT),
  /** It printed its final result and did not go; the result counts. */
  RESULT_WITHOUT_EXIT(EndReason.SUCCEEDED),
  /** It was never seen alive; nothing of it may come to life later. */
  NEVER_STARTED(EndReason.NOT_STARTED),
  /** Its process vanished; what it left running is swept up. */
  VANISHED(EndReason.LOST),
  /** Its process vanished with those of all other workers. */
  VANISHED_WITH_ALL(EndReason.LOST),
  /** The run is being stopped. */
  RUN_STOPPED(EndReason.STOPPED),
  /** Somebody asked for the issue to be started anew. */
  RESTART_REQUESTED(EndReason.STOPPED),
  /** Somebody asked for this issue to be stopped or skipped. */
  ISSUE_STOPPED(EndReason.STOPPED);

  private final EndReason end;

  StopCause(EndReason end) {
    this.end = end;
  }

  /** The end of an attempt that was stopped for this cause and left no better reason. */
  public EndReason end() {
    return end;
  }
}
