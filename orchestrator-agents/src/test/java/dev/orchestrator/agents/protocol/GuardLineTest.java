package dev.orchestrator.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentReport;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuardLineTest {

  @Test
  void aRefusalOfTheGuardIsADenialInEveryProtocol() {
    String line = "::orchestrator denied no-unasked-push git push - Nothing is pushed.";

    assertThat(AgentProtocols.codex(ZoneOffset.UTC).events(line))
        .singleElement()
        .isInstanceOfSatisfying(
            Denied.class,
            denied -> assertThat(denied.reason()).startsWith("no-unasked-push: git push"));
  }

  @Test
  void twoRefusalsAlikeAreTwo() {
    String line = "::orchestrator denied no-unasked-push git push - no";
    var events = AgentProtocols.gemini(ZoneOffset.UTC).events(line);

    assertThat(AgentReport.EMPTY.with(events).with(events).denials()).hasSize(2);
  }

  @Test
  void wordsOfAnAgentAreNoRefusal() {
    assertThat(GuardLine.event("it says ::orchestrator denied x y")).isEmpty();
    assertThat(GuardLine.event("::orchestrator finished")).isEmpty();
  }
}
