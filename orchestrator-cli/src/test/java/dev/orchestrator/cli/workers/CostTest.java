package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class CostTest {

  private static final String COMMIT =
      """
      cat > /dev/null
      echo "::orchestrator usage cost_usd=0.50 input_tokens=30000 output_tokens=400"
      echo "$ORCHESTRATOR_STAGE" >> file; git add file; git commit -qm work
      """;

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp).agent(COMMIT);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void whatAgentsUsedIsToldByRunStageIssueAndAttempt() {
    sample.plan(
        "\"pipeline\": [\"implement\", \"review\"], \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode run = ran.json().get("run");
    assertThat(run.at("/usage/cost_usd").asDouble()).isEqualTo(2.0);
    assertThat(run.at("/usage/input_tokens").asLong()).isEqualTo(120_000);
    assertThat(run.at("/stages/1/stage").asText()).isEqualTo("review");
    assertThat(run.at("/stages/1/usage/cost_usd").asDouble()).isEqualTo(1.0);
    assertThat(ran.json().at("/issues/0/usage/cost_usd").asDouble()).isEqualTo(1.0);
    assertThat(sample.run("workers", "status").out())
        .contains("COST", "$1.00")
        .contains("Its agents have used $2.00, 121k tokens.");
    assertThat(sample.run("workers", "why", "1").out()).contains("cost $0.50, tokens 30k");
    assertThat(sample.run("report").out()).contains("$2.00");
  }

  @TmuxTest
  void aRunWhoseAgentsCountNothingSaysNothingOfCosts() {
    sample
        .agent("cat >/dev/null; git commit -q --allow-empty -m work")
        .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();

    assertThat(sample.run("workers", "status").out()).doesNotContain("COST", "have used");
  }
}
