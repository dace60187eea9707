package dev.orchestrator.runs.observation;

import java.time.Duration;

/**
 * Remembers when an attempt's counters last moved. Immutable: a look gives a new value.
 *
 * @param counters as they were seen last
 * @param lastActivity the reading of the run's clock when they last differed
 */
public record ActivityTracker(Activity counters, Duration lastActivity) {

  /** First sight of an attempt counts as activity: nobody has watched it being silent. */
  public static ActivityTracker firstSight(Activity counters, Duration elapsed) {
    return new ActivityTracker(counters, elapsed);
  }

  /** After another look. */
  public ActivityTracker look(Activity seen, Duration elapsed) {
    return seen.equals(counters) ? this : new ActivityTracker(seen, elapsed);
  }
}
