package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.safety.shell.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyTableTest {

  private static final String ASKED = "push: ";

  @ParameterizedTest
  @MethodSource
  void isRefused(String line) {
    assertThat(judge(line).verdict()).as(line).isEqualTo(SafetyVerdict.REFUSED);
  }

  @ParameterizedTest
  @MethodSource
  void asksFirst(String line) {
    assertThat(judge(line).verdict()).as(line + " " + judge(line)).isEqualTo(SafetyVerdict.ASK);
  }

  @ParameterizedTest
  @MethodSource
  void isAllowed(String line) {
    assertThat(judge(line)).as(line).isEqualTo(SafetyDecision.ALLOWED);
  }

  @ParameterizedTest
  @MethodSource({"isRefused", "asksFirst", "isAllowed"})
  void aPlainCommandIsJudgedTheSameAsAnArgumentVector(String line) {
    String command = line.startsWith(ASKED) ? line.substring(ASKED.length()) : line;
    if (command.matches("[-\\w./:=@ +]+") && Script.parse(command).commands().size() == 1) {
      assertThat(rules(line).judge(List.of(command.split(" ", -1))))
          .as(line)
          .isEqualTo(judge(line));
    }
  }

  @Test
  void theTablesAreNotShort() {
    assertThat(isRefused()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(isAllowed()).hasSizeGreaterThanOrEqualTo(80);
  }

  static Stream<String> isRefused() {
    return lines("refused.txt");
  }

  static Stream<String> asksFirst() {
    return lines("asks.txt");
  }

  static Stream<String> isAllowed() {
    return lines("allowed.txt");
  }

  private static SafetyDecision judge(String line) {
    return rules(line).judgeShell(line.startsWith(ASKED) ? line.substring(ASKED.length()) : line);
  }

  private static SafetyRules rules(String line) {
    return line.startsWith(ASKED)
        ? SafetyRules.builtIn().withPushRequested()
        : SafetyRules.builtIn();
  }

  private static Stream<String> lines(String name) {
    try (InputStream table =
        Objects.requireNonNull(SafetyTableTest.class.getResourceAsStream(name))) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).filter(line -> !line.isBlank()).toList().stream();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
