package dev.orchestrator.runs.observation;

/** Whether a process lives. A probe that failed proves neither. */
public enum Liveness {
  ALIVE,
  GONE,
  UNKNOWN
}
