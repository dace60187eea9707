package dev.orchestrator.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.ToolProgress;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedRunsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "claude-normal,                           0,   OK,             finished",
    "claude-2.1.197-normal,                   0,   OK,             finished",
    "claude-mcp,                              0,   OK,             finished",
    "claude-denied,                           0,   OK,             finished",
    "claude-500-twice-then-ok,                0,   OK,             finished",
    "claude-longtool-two-results,             0,   OK,             finished",
    "claude-401,                              1,   AUTHENTICATION, Invalid API key",
    "claude-api-error500,                     1,   OVERLOAD,       500",
    "claude-overloaded529,                    1,   OVERLOAD,       529",
    "claude-rate-limited429-ra30,             1,   OVERLOAD,       429",
    "claude-rate-limited429-ra600-immediate,  1,   USAGE_LIMIT,    429",
    "claude-max-turns,                        1,   AGENT_ERROR,    maximum number of turns",
    "claude-max-budget,                       1,   AGENT_ERROR,    maximum budget",
    "codex-normal,                            0,   OK,             finished",
    "codex-stream-drop,                       1,   NETWORK,        stream disconnected",
    "gemini-normal,                           0,   OK,             finished",
    "gemini-429,                              173, OVERLOAD,       stub 429",
    "opencode-normal,                         0,   OK,             finished",
  })
  void theEndOfARecordedRunIsToldApart(String name, int status, Kind kind, String reason) {
    Recording recording = Recording.of(name);

    AgentEnd end = recording.protocol().end(new AgentExit(status), recording.report(), NOW);

    assertThat(end.kind()).isEqualTo(kind);
    assertThat(end.reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-normal,   2d6e6bf9-c4d0-4f8f-9633-5d80578bf5bf",
    "codex-normal,    01a20243-acc6-7c41-8a4c-2bb445b0b3c2",
    "gemini-normal,   de788e24-dc3b-4dbe-8df2-0437125b4832",
    "opencode-normal, ses_dfdae084effeyMB7SrXC4mboRX",
  })
  void theSessionIsKnownFromTheStream(String name, String session) {
    assertThat(Recording.of(name).report().session()).contains(session);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-normal,   Bash,              echo hello > m1.txt",
    "codex-normal,    shell,             /bin/bash -lc 'echo hello > c1.txt",
    "gemini-normal,   run_shell_command, echo hello > g4.txt",
    "opencode-normal, bash,              echo hello > o2.txt",
  })
  void theFirstToolIsNamedWithItsCommand(String name, String tool, String summary) {
    ToolUse first = Recording.of(name).events(ToolUse.class).get(0);

    assertThat(first.tool()).isEqualTo(tool);
    assertThat(first.summary()).startsWith(summary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-normal", "codex-normal", "gemini-normal", "opencode-normal"})
  void everyToolThatWasBegunIsEnded(String name) {
    assertThat(Recording.of(name).report().openTools()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-normal,   400, 80",
    "codex-normal,    200, 40",
    "gemini-normal,   300, 60",
    "opencode-normal, 200, 40",
  })
  void tokensAreCounted(String name, long input, long output) {
    AgentReport report = Recording.of(name).report();

    assertThat(report.usage().inputTokens()).isEqualTo(input);
    assertThat(report.usage().outputTokens()).isEqualTo(output);
  }

  @Test
  void ofTwoResultsTheLastOneCounts() {
    Recording recording = Recording.of("claude-longtool-two-results");

    assertThat(recording.events(Finished.class)).hasSize(2);
    assertThat(recording.report().finished().orElseThrow().text())
        .isEqualTo("stub: nothing scripted");
    assertThat(recording.report().usage().costUsd().orElseThrow())
        .isEqualByComparingTo(new BigDecimal("0.0024"));
  }

  @Test
  void aVerdictIsVoidOnceTheAgentGoesOnWorking() {
    List<String> lines = Recording.of("claude-longtool-two-results").lines();
    Recording cut = new Recording("claude-cut", lines.subList(0, lines.size() - 1));

    assertThat(cut.report().finished()).isEmpty();
    assertThat(cut.protocol().end(new AgentExit(137), cut.report(), NOW).kind())
        .isEqualTo(Kind.CRASHED);
  }

  @Test
  void aLongToolGivesSignsOfLife() {
    assertThat(Recording.of("claude-longtool-two-results").events(ToolProgress.class))
        .extracting(ToolProgress::elapsed)
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(120));
  }

  @Test
  void everyDeniedToolIsReportedOnceWithToolAndRule() {
    AgentReport report = Recording.of("claude-denied").report();

    assertThat(report.denials()).hasSize(10);
    assertThat(report.denials())
        .extracting(Denied::tool)
        .allSatisfy(t -> assertThat(t).isPresent());
    assertThat(report.denials())
        .extracting(Denied::reason)
        .anySatisfy(reason -> assertThat(reason).contains("git push").contains("denied"))
        .anySatisfy(reason -> assertThat(reason).contains("PreToolUse:Bash hook"));
  }

  @Test
  void retriesTellTheirKindAndDelay() {
    Retry first = Recording.of("claude-overloaded529").events(Retry.class).get(0);

    assertThat(first.trouble()).isEqualTo(AgentTrouble.OVERLOAD);
    assertThat(first.delay()).isPresent();
    assertThat(first.httpStatus()).hasValue(529);
    assertThat(Recording.of("codex-stream-drop").events(Retry.class))
        .extracting(Retry::trouble)
        .containsExactly(AgentTrouble.NETWORK, AgentTrouble.NETWORK);
    assertThat(Recording.of("gemini-429").events(Retry.class))
        .first()
        .extracting(Retry::trouble)
        .isEqualTo(AgentTrouble.RATE_LIMIT);
  }

  @Test
  void anAgentThatHearsFromItsModelAgainIsNoLongerWaiting() {
    List<String> lines = Recording.of("claude-500-twice-then-ok").lines();
    Recording waiting = new Recording("claude-cut", lines.subList(0, 3));

    assertThat(waiting.report().waiting()).isPresent();
    assertThat(Recording.of("claude-500-twice-then-ok").report().waiting()).isEmpty();
  }

  @Test
  void whatTheProgramItselfSaysOfAnApiErrorIsNotTheAgentSpeaking() {
    assertThat(Recording.of("claude-401").events(Said.class)).isEmpty();
    assertThat(Recording.of("claude-401").report().hasUsefulOutput()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0,   INTERRUPTED, without a result",
    "129, INTERRUPTED, signal 1",
    "130, INTERRUPTED, signal 2",
    "143, INTERRUPTED, signal 15",
    "137, CRASHED,     signal 9",
    "139, CRASHED,     signal 11",
    "7,   CRASHED,     exit status 7",
  })
  void withoutAResultTheExitStatusDecides(int status, Kind kind, String reason) {
    List<String> lines = Recording.of("claude-normal").lines();
    Recording cut = new Recording("claude-cut", lines.subList(0, 3));

    AgentEnd end = cut.protocol().end(new AgentExit(status), cut.report(), NOW);

    assertThat(end.kind()).isEqualTo(kind);
    assertThat(end.reason()).contains(reason);
  }

  @Test
  void aTornLineIsADiagnosticAndNotAnError() {
    String line = Recording.of("claude-normal").lines().get(1);

    assertThat(AgentProtocols.claude(ZoneOffset.UTC).events(line.substring(0, 80)))
        .hasSize(1)
        .first()
        .isInstanceOf(Diagnostic.class);
  }
}
