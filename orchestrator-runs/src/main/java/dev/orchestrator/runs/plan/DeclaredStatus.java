package dev.orchestrator.runs.plan;

/**
 * What a plan file says about an issue's progress. Other programs write it there; this one only
 * starts from it: {@link #COMPLETED} and {@link #FAILED} hold until the journal says otherwise,
 * {@link #IN_PROGRESS} means it has to be started again.
 */
public enum DeclaredStatus {
  PENDING,
  IN_PROGRESS,
  COMPLETED,
  FAILED
}
