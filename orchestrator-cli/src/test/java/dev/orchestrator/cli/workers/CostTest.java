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
        "\"pipeline\": [\"implement\", \"review\"], \"issues\": [{\"number\": 1, \"title\": \"a\"},"
            + " {\"number\": 2, \"title\": \"b\"}]");

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
    Ran report = sample.run("report");
    assertThat(report.out()).as(report.err()).contains("$2.00");
  }

  @TmuxTest
  void aRunWhoseAgentsCountNothingSaysNothingOfCosts() {
    sample
        .agent("cat >/dev/null; echo work > file; git add .; git commit -q -m work")
        .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();

    assertThat(sample.run("workers", "status").out()).doesNotContain("COST", "have used");
  }

  @TmuxTest
  void aBudgetThatIsUsedUpStartsNothingMoreUntilItIsRaised() {
    String issues =
        "\"num_workers\": 1, \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2,"
            + " \"title\": \"b\"}]";
    sample.plan("\"max_cost_usd\": 0.4, " + issues);

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isEqualTo(1);
    assertThat(ran.json().at("/issues/0/status").asText()).isEqualTo("completed");
    assertThat(ran.json().at("/issues/1/status").asText()).isEqualTo("blocked");
    assertThat(ran.json().at("/issues/1/reason").asText())
        .isEqualTo(
            "the run has cost $0.50 of the $0.40 it may cost; raise max_cost_usd in the plan to go"
                + " on");
    assertThat(ran.json().at("/run/max_cost_usd").asDouble()).isEqualTo(0.4);
    assertThat(sample.run("workers", "why", "2").out()).contains("budget-reached");
    assertThat(sample.run("workers", "status").out()).contains("used $0.50 of $0.40");

    sample.plan("\"max_cost_usd\": 4, " + issues);
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    assertThat(sample.run("workers", "why", "2").out()).contains("budget-raised");
  }

  @TmuxTest
  void anIssueStopsAtItsOwnBudget() {
    sample
        .agent("cat >/dev/null; echo '::orchestrator usage cost_usd=3'; exit 1")
        .plan(
            "\"max_issue_cost_usd\": 5, \"max_retries\": 9, \"issues\": [{\"number\": 1, \"title\":"
                + " \"a\", \"max_cost_usd\": 1}, {\"number\": 2, \"title\": \"b\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().at("/issues/0/attempts").asInt()).isEqualTo(1);
    assertThat(ran.json().at("/issues/1/attempts").asInt()).isEqualTo(2);
    assertThat(ran.json().at("/issues/1/reason").asText())
        .startsWith("it has cost $6.00 of the $5.00");
  }

  @TmuxTest
  void aBudgetOfNothingIsRefusedWithItsPlace() {
    sample.plan("\"max_cost_usd\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("max_cost_usd", "must be more than 0");
  }
}
