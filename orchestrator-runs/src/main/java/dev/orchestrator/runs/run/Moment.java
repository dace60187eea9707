package dev.orchestrator.runs.run;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment on two clocks. Everything the supervisor measures (stalls, time limits, pauses) it
 * measures on the run's own clock, which counts the time a supervisor has been watching, goes on
 * from the last journal record after a restart, and neither jumps with the wall clock nor counts a
 * sleeping laptop. The wall clock is for people, and for limits that reset at a time of day.
 *
 * @param wall what a person's watch shows
 * @param elapsed the run's clock: never goes back within a journal
 */
public record Moment(Instant wall, Duration elapsed) {

  /** How long ago another moment of the same run was; never negative. */
  public Duration since(Duration earlier) {
    Duration passed = elapsed.minus(earlier);
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  /** This moment and {@code pause} more on both clocks. */
  public Moment plus(Duration pause) {
    return new Moment(wall.plus(pause), elapsed.plus(pause));
  }
}
