package dev.orchestrator.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

  private final JsonCodec codec = new JsonCodec();

  record Row(String name, Optional<String> note) {}

  @Test
  void whatIsNotSaidIsEmptyAndWhatIsUnknownIsPassedOver() throws IOException {
    assertThat(codec.read("{\"name\": \"api\", \"since\": 4}", Row.class))
        .isEqualTo(new Row("api", Optional.empty()));
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(() -> codec.read("null", Row.class))
        .isInstanceOf(IOException.class)
        .hasMessage("null where a Row is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[null]", "[{\"name\": \"api\"}, null]", "{}", "[", ""})
  void whatIsNotAListOfValuesIsAnError(String text) {
    assertThatThrownBy(() -> codec.readList(text, Row.class)).isInstanceOf(IOException.class);
  }
}
