package dev.orchestrator.workers.landing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Ends a landing where it is about to write something down: each line of a journal asks the time.
 */
final class FailingClock extends Clock {

  private final Clock real = Clock.systemUTC();
  private int left;

  FailingClock(int step) {
    this.left = step;
  }

  /** As if the process were gone. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Instant instant() {
    left--;
    if (left == 0) {
      throw new Killed();
    }
    return real.instant();
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
