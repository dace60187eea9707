package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "ünï 🎉 日本", "a\u0301", "👩\u200D💻"})
  void harmlessTextStaysAsItIs(String text) {
    assertThat(PlainText.visible(text)).isSameAs(text);
  }

  static List<Arguments> dangerousTexts() {
    return List.of(
        Arguments.of("a\nb", "a\\nb"),
        Arguments.of("a\r\tb", "a\\r\\tb"),
        Arguments.of("\u001b[31mred", "\\u001b[31mred"),
        Arguments.of("\u009b31m", "\\u009b31m"),
        Arguments.of("a\u202Eb", "a\\u202eb"),
        Arguments.of("a\u2066b", "a\\u2066b"),
        Arguments.of("a\u2028b", "a\\u2028b"));
  }

  @ParameterizedTest
  @MethodSource("dangerousTexts")
  void whatCouldMoveTheCursorOrForgeALineIsShownInstead(String text, String shown) {
    assertThat(PlainText.visible(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\uD800', '\u0000', '\u007f', '\b'})
  void aLoneSurrogateOrControlCharacterIsEscaped(char each) {
    assertThat(PlainText.visible("a" + each)).isEqualTo("a" + String.format("\\u%04x", (int) each));
  }
}
