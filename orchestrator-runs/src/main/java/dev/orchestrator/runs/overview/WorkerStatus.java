package dev.orchestrator.runs.overview;

import java.util.Locale;

/** The closed set of what a worker can be. */
public enum WorkerStatus {
  IDLE,
  STARTING,
  RUNNING,
  STALLED,
  WAITING,
  PAUSED,
  FAILED,
  QUEUED,
  HELD,
  LOST,
  UNKNOWN;

  /** The word of the contract: {@code running}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
