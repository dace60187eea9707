package dev.orchestrator.testkit.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.adapter.ClaudeAgent;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.testkit.agents.AgentDriver.Outcome;
import dev.orchestrator.testkit.model.ModelRequest;
import dev.orchestrator.testkit.model.ModelStandIn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the run relies on, seen in the real program against a stand-in for its service. */
@Tag("agents")
class RealClaudeTest {

  @TempDir Path folder;

  private final ModelStandIn model = ModelStandIn.start();
  private AgentDriver claude;

  @BeforeEach
  void install() {
    claude = new AgentDriver(new ClaudeAgent(ZoneOffset.UTC), "claude", folder, model);
  }

  @AfterEach
  void stop() {
    model.close();
  }

  @Test
  void itCommits() {
    Outcome outcome =
        claude.run(
            """
            [{"text":"I begin.","sh":"echo hi > new.txt && git add . && git commit -qm 'Add it'"},{"text":"Done."}]\
            """);

    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(claude.repository().git("log", "-1", "--format=%s")).contains("Add it");
    assertThat(outcome.report().usage().costUsd().orElse(BigDecimal.ZERO)).isPositive();
    assertThat(outcome.report().session()).isEqualTo(outcome.session());
  }

  @Test
  void threePushesInDisguiseAreRefusedWithTheirRule() {
    String before = claude.remote();

    Outcome outcome =
        claude.run(
            """
            [{"sh":"git commit -q --allow-empty -m x && git -C . push origin HEAD:main"},
             {"sh":"bash -c 'git push origin HEAD:main'"},
             {"sh":"/usr/bin/git push --no-verify origin HEAD:main"},{"text":"Done."}]\
            """);

    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(claude.remote()).isEqualTo(before);
    assertThat(outcome.report().denials())
        .anySatisfy(denied -> assertThat(denied.reason()).startsWith("no-unasked-push"));
  }

  @Test
  void aToolThatIsNotAllowedIsDeniedAndTheRunStillEndsWell() {
    Outcome outcome =
        claude.run(
            """
            [{"tool":"WebFetch","input":{"url":"https://example.org","prompt":"x"}},{"text":"Done."}]\
            """);

    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(outcome.report().denials()).hasSize(1);
  }

  @Test
  @Tag("F56")
  void anOverloadThatPassesIsSatOut() {
    Outcome outcome = claude.run("[{\"text\":\"ok\",\"fail\":{\"status\":529,\"times\":2}}]");

    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(outcome.events()).filteredOn(Retry.class::isInstance).hasSize(2);
  }

  @Test
  @Tag("F56")
  void anOverloadThatStaysIsNotTheIssuesFault() {
    claude.with("CLAUDE_CODE_MAX_RETRIES", "1");

    assertThat(claude.run("[{\"fail\":{\"status\":529}}]").end().kind()).isEqualTo(Kind.OVERLOAD);
  }

  @Test
  @Tag("F54")
  void aLongRetryAfterIsAUsageLimit() {
    Outcome outcome =
        claude.run("[{\"fail\":{\"status\":429,\"headers\":{\"retry-after\":\"600\"}}}]");

    assertThat(outcome.end().kind()).isEqualTo(Kind.USAGE_LIMIT);
  }

  @Test
  @Tag("F57")
  void aRefusedKeyIsAuthentication() {
    claude.with("CLAUDE_CODE_MAX_RETRIES", "1");

    assertThat(claude.run("[{\"fail\":{\"status\":401}}]").end().kind())
        .isEqualTo(Kind.AUTHENTICATION);
  }

  @Test
  void aServiceThatHangsIsTheNetwork() {
    claude.with("CLAUDE_CODE_MAX_RETRIES", "1").with("API_TIMEOUT_MS", "1500");

    assertThat(claude.run("[{\"hang\":true}]").end().kind()).isEqualTo(Kind.NETWORK);
  }

  @Test
  @Tag("F29")
  void aLargePromptArrivesWhole() {
    String text = "-x 'quoted' \"too\" é 😀 `$(id)`\r\n".repeat(9_000);

    Outcome outcome =
        claude.run(text + "<model-script>[{\"text\":\"read\"}]</model-script>", Optional.empty());

    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(model.requests()).last().extracting(ModelRequest::prompt).asString().contains(text);
  }

  /** The tool goes on in the background, and the model has its say, before the tool ends. */
  @Test
  void ofTwoResultsTheLastOneCounts() {
    claude.with("BASH_DEFAULT_TIMEOUT_MS", "1500");

    Outcome outcome =
        claude.run(
            """
            [{"sh":"until grep -q '\\"type\\":\\"result\\"' $ORCHESTRATOR_GUARD_LOG; do sleep 0.2; done"},
             {"text":"first"},{"text":"second"}]\
            """);

    assertThat(outcome.events()).filteredOn(Finished.class::isInstance).hasSize(2);
    assertThat(outcome.end().kind()).isEqualTo(Kind.OK);
    assertThat(outcome.report().finished().orElseThrow().text()).isEqualTo("second");
  }

  @Test
  @Tag("F62")
  void aKilledSessionIsResumedAndItsCostCountedOnce() {
    Outcome killed =
        claude.run(
            """
            [{"text":"I begin.","sh":"touch begun; kill -9 $(ps -o ppid= -p $$)"},{"text":"never"}]\
            """);
    assertThat(killed.end().kind()).isEqualTo(Kind.CRASHED);

    Outcome resumed =
        claude.run(
            "Go on. <model-script>[{\"text\":\"resumed\"}]</model-script>", killed.session());

    assertThat(resumed.end().kind()).isEqualTo(Kind.OK);
    assertThat(resumed.report().session()).isEqualTo(killed.session());
  }
}
