package dev.orchestrator.runs.run;

/** How far a run has come, as its journal says; whether its supervisor lives is not known here. */
public enum RunPhase {
  /** No supervisor ever worked on it. */
  NEVER,
  /** A supervisor began and has not said that it left. */
  RUNNING,
  /** It ran to its end. */
  FINISHED,
  /** It was stopped, or its supervisor left, before its end. */
  STOPPED
}
