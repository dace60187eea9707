package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizesTest {

  @ParameterizedTest
  @CsvSource({
    "1K, 1024",
    "512M, 536870912",
    "4g, 4294967296",
    "1.5 GiB, 1610612736",
    "2MB, 2097152"
  })
  void unitsArePowersOf1024HoweverTheyAreWritten(String text, long bytes) {
    assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4096", "-1G", "lots", "1P", "1G2M"})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> ByteSizes.parse(text))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void anAmountIsWrittenInItsLargestUnit() {
    assertThat(ByteSizes.format(512)).isEqualTo("512 bytes");
    assertThat(ByteSizes.format(512L << 20)).isEqualTo("512 MiB");
    assertThat(ByteSizes.format(3L << 29)).isEqualTo("1.5 GiB");
  }
}
