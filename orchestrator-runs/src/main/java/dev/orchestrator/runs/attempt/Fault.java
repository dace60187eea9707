package dev.orchestrator.runs.attempt;

/** Whose fault the end of an attempt is; decides what is counted and who is held. */
public enum Fault {
  /** Nobody's: it ended well. */
  NONE,
  /** The agent did not do the issue; uses up one of its retries. */
  ISSUE,
  /** Something in the way that no further attempt gets past; the issue fails at once. */
  OBSTACLE,
  /** The agent's account cannot be used for now; the account is held, no retry is used up. */
  ACCOUNT,
  /** The agent's service was busy; a short pause, no retry is used up. */
  SERVICE,
  /** This machine or what runs on it; a growing pause, no retry is used up. */
  INFRASTRUCTURE,
  /** Somebody asked for it. */
  USER
}
