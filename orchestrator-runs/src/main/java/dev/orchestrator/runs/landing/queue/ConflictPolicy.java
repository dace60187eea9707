package dev.orchestrator.runs.landing.queue;

/** What becomes of a branch that conflicts. */
public enum ConflictPolicy {
  /** It does not land. */
  SET_ASIDE,
  /** Somebody is asked to resolve it, once all that lands without has. */
  RESOLVE
}
