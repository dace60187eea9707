package dev.orchestrator.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K7")
class RunClockTest {

  private final AtomicLong nanos = new AtomicLong(4711);
  private final RunClock clock =
      new RunClock(
          Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
          nanos::get,
          Duration.ofMinutes(5));

  @Test
  void itGoesOnWhereTheJournalEnds() {
    assertThat(clock.now().elapsed()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void timeInWhichSomebodyWatchedCountsWhole() {
    pass(Duration.ofMillis(900));
    assertThat(clock.now().elapsed()).isEqualTo(Duration.ofMinutes(5).plusMillis(900));
    pass(Duration.ofSeconds(14));
    assertThat(clock.now().elapsed()).isEqualTo(Duration.ofMinutes(5).plusMillis(14_900));
  }

  @Test
  void aFreezeIsNoTimeOfAnAgent() {
    clock.now();
    pass(Duration.ofHours(8));

    assertThat(clock.now().elapsed()).isEqualTo(Duration.ofMinutes(5).plusSeconds(1));
  }

  @Test
  void itGoesOnAsUsualAfterAFreeze() {
    clock.now();
    pass(Duration.ofMinutes(1));
    clock.now();
    pass(Duration.ofSeconds(2));

    assertThat(clock.now().elapsed()).isEqualTo(Duration.ofMinutes(5).plusSeconds(3));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
