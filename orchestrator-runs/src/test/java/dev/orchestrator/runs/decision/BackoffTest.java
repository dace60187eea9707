package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.plan.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,1", "3,2", "4,4", "11,512", "12,600", "40,600"})
  void crashesAtStartArePausedForLongerAndLonger(int crashes, int seconds) {
    assertThat(Backoff.afterCrash(crashes, Limits.DEFAULT)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"1,5", "2,10", "7,320", "8,600", "40,600"})
  void misfortunesArePausedForLongerAndLongerAndALittleMore(int misfortunes, int seconds) {
    Duration least = Duration.ofSeconds(seconds);

    assertThat(Backoff.afterMisfortune(misfortunes, AttemptId.of("t", 1, "a", 1), Limits.DEFAULT))
        .isBetween(least, least.multipliedBy(5).dividedBy(4));
  }

  @Test
  void workersThatFailTogetherDoNotComeBackTogether() {
    assertThat(Backoff.afterMisfortune(1, AttemptId.of("t", 1, "a", 1), Limits.DEFAULT))
        .isNotEqualTo(Backoff.afterMisfortune(1, AttemptId.of("t", 2, "a", 1), Limits.DEFAULT));
  }
}
