package dev.orchestrator.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an agent prints decides nothing but its own attempt. Lines of real recordings are bent by a
 * seeded generator; {@code -Dprotocol.lines=N} changes how many lines each recording gives.
 */
class HostileOutputTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final int LINES = Integer.getInteger("protocol.lines", 3_000);
  private static final List<String> VALUES =
      List.of(
          "9223372036854775807",
          "-9223372036854775808",
          "99999999999999999999999999",
          "1e999999999",
          "-1e308",
          "1e-999999999",
          "0.1e+2147483647",
          "-1",
          "null",
          "true",
          "[]",
          "{}",
          "[[[[[[[[]]]]]]]]",
          "\"\"",
          "\"\\u0000\\u001b]0;x\\u0007\\ud800\"",
          "\"--dangerously-skip-permissions\"",
          "\"resets 99pm (Nowhere/Land)\"",
          "\"retry in 99999999999999999999 days\"",
          "\"limit reached|9999999999\"");

  static Stream<Recording> recordings() {
    return Stream.of(
            "claude-normal",
            "claude-rate-limited429-ra600-immediate",
            "claude-denied",
            "claude-longtool-two-results",
            "codex-normal",
            "codex-stream-drop",
            "gemini-429",
            "gemini-normal",
            "opencode-normal")
        .map(Recording::of);
  }

  @Tag("S2")
  @Tag("S3")
  @ParameterizedTest
  @MethodSource("recordings")
  void everyLineIsReadWhateverStandsInIt(Recording recording) {
    AgentProtocol protocol = recording.protocol();
    Random random = new Random(20261201);
    AgentReport report = AgentReport.EMPTY;
    for (int i = 0; i < LINES; i++) {
      String line = bend(recording.lines().get(random.nextInt(recording.lines().size())), random);
      try {
        report = report.with(protocol.events(line));
        AgentEnd end = protocol.end(new AgentExit(random.nextInt(256)), report, NOW);
        assertThat(end.reason()).isNotBlank();
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError("line " + i + ": " + line, broken);
      }
      assertThat(report.usage().inputTokens()).isNotNegative();
      assertThat(report.usage().outputTokens()).isNotNegative();
      assertThat(report.usage().costUsd().orElse(BigDecimal.ZERO)).isNotNegative();
      assertThat(report.session().orElse("none")).matches("[A-Za-z0-9][A-Za-z0-9._:-]*");
    }
  }

  /** A value of the line, a piece of it, or a byte of it becomes another. */
  private static String bend(String line, Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> withValue(line, random);
      case 3 -> line.substring(0, random.nextInt(line.length() + 1));
      case 4 -> line + line;
      default -> {
        StringBuilder bent = new StringBuilder(line);
        for (int i = 0; i < 4 && !bent.isEmpty(); i++) {
          bent.setCharAt(random.nextInt(bent.length()), (char) random.nextInt(256));
        }
        yield bent.toString();
      }
    };
  }

  private static String withValue(String line, Random random) {
    List<Integer> colons = new ArrayList<>();
    for (int i = 0; i < line.length() - 1; i++) {
      if (line.charAt(i) == ':' && i > 0 && line.charAt(i - 1) == '"') {
        colons.add(i + 1);
      }
    }
    if (colons.isEmpty()) {
      return line;
    }
    int begin = colons.get(random.nextInt(colons.size()));
    return line.substring(0, begin)
        + VALUES.get(random.nextInt(VALUES.size()))
        + line.substring(endOfValue(line, begin));
  }

  private static int endOfValue(String line, int begin) {
    int depth = 0;
    boolean quoted = false;
    for (int i = begin; i < line.length(); i++) {
      char at = line.charAt(i);
      if (quoted) {
        i += at == '\\' ? 1 : 0;
        quoted = at != '"';
      } else if (at == '"') {
        quoted = true;
      } else if (at == '{' || at == '[') {
        depth++;
      } else if (depth == 0 && (at == ',' || at == '}' || at == ']')) {
        return i;
      } else if (at == '}' || at == ']') {
        depth--;
      }
    }
    return line.length();
  }

  @Tag("S2")
  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "1e300", "-5", "\"soon\"", "99999999999999999999999"})
  void aLimitThatEndsOutsideTheCalendarIsALimitOfUnknownLength(String resetsAt) {
    AgentProtocol claude = AgentProtocols.claude(ZoneOffset.UTC);
    String line =
        "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"rejected\",\"resetsAt\":"
            + resetsAt
            + "}}";

    List<AgentEvent> events = claude.events(line);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AgentEvent.Limit.class, limit -> assertThat(limit.until()).isEmpty());
  }

  @Tag("S2")
  @Test
  void aWaitingTimeWithoutEndIsReadInTimeThatDoesNotGrowWithIt() {
    ResetTime resets = new ResetTime(ZoneOffset.UTC);

    assertThat(resets.find("retry in " + "1s ".repeat(200_000), NOW)).isPresent();
    assertThat(resets.find("retry in 99999999999999999999 days", NOW)).isEmpty();
    assertThat(resets.find("retry in " + "9".repeat(1_000_000), NOW)).isEmpty();
    assertThat(ErrorMessage.httpStatus("[API Error:".repeat(100_000))).isEmpty();
    assertThat(resets.find("try again in 2 hours", NOW)).contains(NOW.plus(Duration.ofHours(2)));
  }

  @Tag("S3")
  @Test
  void whatIsUsedIsNeverNegativeAndNeverMoreThanAnySessionCosts() {
    AgentUsage negative =
        new AgentUsage(
            Optional.of(new BigDecimal("-3")), -5, Long.MIN_VALUE, AgentUsage.Scope.STEP);
    AgentUsage absurd =
        new AgentUsage(
            Optional.of(new BigDecimal("1e12")),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            AgentUsage.Scope.STEP);

    assertThat(negative.costUsd()).hasValueSatisfying(cost -> assertThat(cost).isZero());
    assertThat(negative.inputTokens()).isZero();
    assertThat(negative.outputTokens()).isZero();
    assertThat(absurd.costUsd()).isEmpty();
    assertThat(absurd.then(absurd).inputTokens()).isPositive();
  }
}
