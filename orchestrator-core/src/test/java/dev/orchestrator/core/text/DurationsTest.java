package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "1h30m,PT1H30M", "2d,PT48H", "' 1h ',PT1H"})
  void aDurationIsReadAsPeopleWriteIt(String written, Duration meant) {
    assertThat(Durations.parse(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5 m",
        "-5m",
        "m",
        "1.5h",
        "5M",
        "99999999999s",
        "5m!",
        "36501d",
        "999999999d"
      })
  void anythingElseIsRefusedWithAnExample(String written) {
    assertThatThrownBy(() -> Durations.parse(written))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.code()).isEqualTo(Durations.DURATION_INVALID);
              assertThat(error.hint()).contains("write it like 30s, 5m or 1h");
            });
  }

  @Test
  void aTimeLimitOfNothingIsRefused() {
    assertThat(Durations.parse("0s")).isZero();
    assertThat(Durations.parsePositive("1ms")).isEqualTo(Duration.ofMillis(1));
    assertThatThrownBy(() -> Durations.parsePositive("0m0s")).hasMessageContaining("'0m0s'");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.32S,320ms",
    "PT0S,0ms",
    "PT59.9S,59s",
    "PT1M,1m",
    "PT62S,1m 2s",
    "PT1H5M9S,1h 5m",
    "PT50H,2d 2h"
  })
  void aDurationIsShownInItsTwoLargestUnits(Duration duration, String shown) {
    assertThat(Durations.format(duration)).isEqualTo(shown);
  }
}
