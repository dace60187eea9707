package dev.orchestrator.runs.run;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Reads both clocks of a {@link Moment}. Thread-safe.
 *
 * <p>Only time in which the supervisor was watching counts: it asks at least once a second, and
 * when it could not for far longer than that - the machine slept, a container was paused,
 * everything was stopped - the agents were not at work either, and all but a moment of it is left
 * out.
 */
public final class RunClock {

  /** A supervisor that asks less often than this was kept from it. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(15);

  /** What counts of a longer gap. */
  private static final Duration USUAL_TICK = Duration.ofSeconds(1);

  private final Clock wall;
  private final LongSupplier nanos;
  private Duration elapsed;
  private long lastAsked;

  /**
   * A clock that goes on where an earlier supervisor of the run stopped.
   *
   * @param nanos a monotonic source such as {@code System::nanoTime}
   * @param before the last reading in the journal, zero for a new run
   */
  public RunClock(Clock wall, LongSupplier nanos, Duration before) {
    this.wall = wall;
    this.nanos = nanos;
    this.elapsed = before;
    this.lastAsked = nanos.getAsLong();
  }

  /** The present moment, in whole milliseconds as the journal keeps it. */
  public synchronized Moment now() {
    long asked = nanos.getAsLong();
    Duration gap = Duration.ofNanos(asked - lastAsked);
    elapsed = elapsed.plus(gap.compareTo(LONGEST_TICK) > 0 ? USUAL_TICK : gap);
    lastAsked = asked;
    return new Moment(
        wall.instant().truncatedTo(ChronoUnit.MILLIS), elapsed.truncatedTo(ChronoUnit.MILLIS));
  }
}
