package dev.orchestrator.runs.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ActivityTrackerTest {

  private static final Activity LONG_LOG = new Activity(5_000_000, 10, 300, 7);

  @Test
  @Tag("F52")
  void aLogThatWasCutShortOrRotatedIsASignOfLife() {
    ActivityTracker before = ActivityTracker.firstSight(LONG_LOG, Duration.ofMinutes(1));

    ActivityTracker after = before.look(new Activity(12, 10, 300, 7), Duration.ofMinutes(9));

    assertThat(after.lastActivity()).isEqualTo(Duration.ofMinutes(9));
  }

  @Test
  void countersThatStandStillAreNone() {
    ActivityTracker before = ActivityTracker.firstSight(LONG_LOG, Duration.ofMinutes(1));

    assertThat(before.look(LONG_LOG, Duration.ofMinutes(9)).lastActivity())
        .isEqualTo(Duration.ofMinutes(1));
  }
}
