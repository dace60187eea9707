package dev.orchestrator.runs.run;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Reads both clocks of a {@link Moment}. Thread-safe.
 *
 * <p>On Linux and macOS {@code System.nanoTime} stands still while the machine sleeps, which is
 * wanted: a laptop that was shut for eight hours has not watched anybody stall.
 */
public final class RunClock {

  private final Clock wall;
  private final LongSupplier nanos;
  private final Duration before;
  private final long start;

  /**
   * A clock that goes on where an earlier supervisor of the run stopped.
   *
   * @param nanos a monotonic source such as {@code System::nanoTime}
   * @param before the last reading in the journal, zero for a new run
   */
  public RunClock(Clock wall, LongSupplier nanos, Duration before) {
    this.wall = wall;
    this.nanos = nanos;
    this.before = before;
    this.start = nanos.getAsLong();
  }

  /** The present moment, in whole milliseconds as the journal keeps it. */
  public Moment now() {
    Duration elapsed = before.plusNanos(nanos.getAsLong() - start);
    return new Moment(
        wall.instant().truncatedTo(ChronoUnit.MILLIS), elapsed.truncatedTo(ChronoUnit.MILLIS));
  }
}
