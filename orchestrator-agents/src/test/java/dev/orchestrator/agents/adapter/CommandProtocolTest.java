package dev.orchestrator.agents.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentReport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommandProtocolTest {

  private final CommandProtocol protocol = new CommandProtocol();

  @Test
  @Tag("F13")
  void aQuestionStandsUntilTheAgentGoesOn() {
    String question = "::orchestrator waiting may I delete the folder build?";

    assertThat(after("begin", question).question()).contains("may I delete the folder build?");
    assertThat(after(question, "::orchestrator usage cost_usd=1", "").question()).isPresent();
    assertThat(after(question, "deleted").question()).isEmpty();
    assertThat(after(question, "::orchestrator finished").question()).isEmpty();
  }

  @Test
  @Tag("F13")
  void aQuestionWithoutWordsIsAQuestionToo() {
    assertThat(after("::orchestrator waiting").question()).contains("an answer");
  }

  @Test
  @Tag("F58")
  void onlyALineOfItsOwnCounts() {
    AgentReport report = after("it prints ::orchestrator waiting x", "a rate limit in a test");

    assertThat(report.question()).isEmpty();
    assertThat(report.limit()).isEmpty();
  }

  private AgentReport after(String... lines) {
    return AgentReport.EMPTY.with(
        Stream.of(lines).flatMap(line -> protocol.events(line).stream()).toList());
  }
}
