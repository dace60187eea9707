package dev.orchestrator.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Limit;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeLimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final AgentProtocol claude = AgentProtocols.claude(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Claude usage limit reached. Your limit resets 7pm (Europe/Berlin);  2026-11-22T18:00:00Z",
        "You've hit your limit · resets 8am (Europe/Berlin);                 2026-11-23T07:00:00Z",
        "5-hour limit reached ∙ resets 3:30pm;                               2026-11-22T14:30:00Z",
        "Claude AI usage limit reached|1795334850;                           2026-11-22T08:07:30Z",
        "Quota exhausted, try again in 3 hours 4 minutes;                    2026-11-22T11:04:00Z",
        "Your quota will reset after 1h20m10s;                               2026-11-22T09:20:10Z",
      })
  void aUsageLimitNamesWhenItEnds(String message, Instant until) {
    AgentEnd end = endWith(result(true, 429, message));

    assertThat(end.kind()).isEqualTo(Kind.USAGE_LIMIT);
    assertThat(end.until()).contains(until);
  }

  @Test
  void aTimeThatIsNoneIsIgnored() {
    assertThat(endWith(result(true, 429, "limit resets 99pm (Nowhere/Land)")).until()).isEmpty();
  }

  @Test
  void theLimitEventGoesBeforeTheWords() {
    String event =
        """
        {"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":1795337000,"rateLimitType":"five_hour"}}\
        """;

    AgentEnd end = endWith(event, result(true, 429, "limit resets 7pm (Europe/Berlin)"));

    assertThat(end.until()).contains(Instant.ofEpochSecond(1795337000));
  }

  @Test
  void aWarningOfALimitIsNotALimit() {
    String event =
        """
        {"type":"rate_limit_event","rate_limit_info":{"status":"allowed_warning","resetsAt":1795337000}}\
        """;

    assertThat(claude.events(event)).noneMatch(Limit.class::isInstance);
    assertThat(endWith(event, result(false, 0, "done")).kind()).isEqualTo(Kind.OK);
  }

  @Test
  @Tag("F58")
  void theWordsRateLimitInWhatTheAgentSaysOrItsToolsPrintMeanNothing() {
    AgentEnd end =
        endWith(
            """
            {"type":"assistant","message":{"content":[{"type":"text","text":"usage limit reached, resets 7pm"}]}}\
            """,
            """
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"t","is_error":true,"content":"429 rate limit"}]}}\
            """,
            result(false, 0, "I handled the rate limit"));

    assertThat(end.kind()).isEqualTo(Kind.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "400; Credit balance is too low;                USAGE_LIMIT",
        "400; Prompt is too long · 210000 tokens;       CONTEXT_OVERFLOW",
        "403; API Error: 403 forbidden;                 AUTHENTICATION",
        "404; There's an issue with the selected model; AGENT_ERROR",
        "529; API Error: 529 Overloaded;                OVERLOAD",
        "500; API Error: 500 Internal server error;     OVERLOAD",
      })
  void theStatusOfTheApiIsToldApart(int status, String message, Kind kind) {
    assertThat(endWith(result(true, status, message)).kind()).isEqualTo(kind);
  }

  @Test
  void anApiErrorWithoutAnAnswerIsTheNetwork() {
    String result =
        """
        {"type":"result","subtype":"success","is_error":true,"api_error_status":null,"terminal_reason":"api_error","result":"API Error: Connection error."}\
        """;

    assertThat(endWith(result).kind()).isEqualTo(Kind.NETWORK);
  }

  @Test
  void anInterruptedToolIsAnInterruptionAlthoughTheExitStatusIsZero() {
    String result =
        """
        {"type":"result","subtype":"error_during_execution","is_error":true,"terminal_reason":"aborted_tools"}\
        """;

    AgentEnd end = claude.end(new AgentExit(0), report(result), NOW);

    assertThat(end.kind()).isEqualTo(Kind.INTERRUPTED);
  }

  @Test
  void aProgramThatIsNotLoggedInIsAnAuthenticationFailure() {
    AgentEnd end = claude.end(new AgentExit(1), report("Not logged in · Please run /login"), NOW);

    assertThat(end.kind()).isEqualTo(Kind.AUTHENTICATION);
  }

  @Test
  void anAgentThatHadFinishedWhenItWasStoppedHasFinished() {
    AgentEnd end = claude.end(new AgentExit(143), report(result(false, 0, "done")), NOW);

    assertThat(end.kind()).isEqualTo(Kind.OK);
    assertThat(end.reason()).contains("signal 15");
  }

  private AgentEnd endWith(String... lines) {
    boolean error = lines[lines.length - 1].contains("\"is_error\":true");
    return claude.end(new AgentExit(error ? 1 : 0), report(lines), NOW);
  }

  private AgentReport report(String... lines) {
    List<AgentEvent> events = new ArrayList<>();
    for (String line : lines) {
      events.addAll(claude.events(line));
    }
    return AgentReport.EMPTY.with(events);
  }

  private static String result(boolean error, int status, String text) {
    return """
    {"type":"result","subtype":"success","is_error":%s,"api_error_status":%s,"result":"%s"}\
    """
        .formatted(
            error,
            Optional.of(status).filter(s -> s > 0).map(String::valueOf).orElse("null"),
            text);
  }
}
