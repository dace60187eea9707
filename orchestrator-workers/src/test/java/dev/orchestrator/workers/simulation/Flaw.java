package dev.orchestrator.workers.simulation;

/** Mistakes a shell could make, to see that the simulation would find them. */
enum Flaw {
  /** The shell is as it should be. */
  NONE,
  /** A start that is given up leaves a wrapper that may still come up and run the agent. */
  STOP_LEAVES_LATE_WRAPPERS,
  /** A failed probe is taken for death. */
  UNKNOWN_IS_GONE,
  /** An end is shown while something of the attempt is still alive. */
  ORPHANS_ARE_LEFT,
  /** Exit status 0 is believed. */
  VERIFICATION_BELIEVES,
  /** The exit record of whatever attempt was there is taken for the present one's. */
  EXIT_RECORDS_ARE_LOST,
  /** What an issue begins at lacks work that it builds on. */
  BASES_LACK_WHAT_THEY_BUILD_ON,
  /** What is red lands as if it were green. */
  LANDS_UNVERIFIED,
  /** What does not merge lands all the same. */
  LANDS_WHAT_CLASHES,
  /** What was decided is acted on before it is safe from a loss of power. */
  DOES_NOT_SYNC
}
