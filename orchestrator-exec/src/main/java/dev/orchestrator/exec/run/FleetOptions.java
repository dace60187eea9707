package dev.orchestrator.exec.run;

import java.time.Duration;

/**
 * How many runs are done.
 *
 * @param jobs how many at once
 * @param timeout of each
 * @param dependencies what {@code depends_on} means
 */
public record FleetOptions(int jobs, Duration timeout, Dependencies dependencies) {

  /** Builds and tests of real projects take their time, but not for ever. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** One per processor. */
  public static int defaultJobs() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /** What {@code depends_on} means for the runs. */
  public enum Dependencies {
    /** Nothing, and {@code sequential} neither: the runs have nothing to do with each other. */
    IGNORED,
    /** A run begins after those it depends on have ended, however. */
    ORDERED,
    /** A run needs those it depends on to have passed; else it is skipped. */
    REQUIRED
  }
}
