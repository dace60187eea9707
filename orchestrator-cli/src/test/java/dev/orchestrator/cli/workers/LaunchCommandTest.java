package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandTest {

  private static final String COMMITTING =
      """
      cat > /dev/null
      echo "working on $ORCHESTRATOR_ISSUE"
      echo "$ORCHESTRATOR_ISSUE" > "file-$ORCHESTRATOR_ISSUE"
      git add . && git commit -qm "Do $ORCHESTRATOR_ISSUE"
      """;

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aRunEndsWithEveryIssueOnItsOwnBranch() {
    sample
        .agent(COMMITTING)
        .plan(
            "\"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\", \"depends_on\": [1]}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(statuses(ran)).containsExactly(Map.entry(1, "completed"), Map.entry(2, "completed"));
    assertThat(sample.repository().git("log", "--format=%s", "fix/2")).startsWith("Do 2");
    assertThat(ran.json().get("run").get("state").asText()).isEqualTo("finished");
  }

  @TmuxTest
  void aFailedIssueBlocksWhatDependsOnItAndNothingElse() {
    sample
        .agent("[ $ORCHESTRATOR_ISSUE = 1 ] && { echo broken; exit 3; }\n" + COMMITTING)
        .plan(
            "\"max_retries\": 1, \"issues\": [{\"number\": 1, \"title\": \"a\"},"
                + " {\"number\": 2, \"title\": \"b\", \"depends_on\": [1]},"
                + " {\"number\": 3, \"title\": \"c\", \"depends_on\": [2]}, {\"number\": 4, \"title\": \"d\"}]");

    Ran ran = sample.run("launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isEqualTo(1);
    assertThat(statuses(ran))
        .containsEntry(1, "failed")
        .containsEntry(2, "blocked")
        .containsEntry(3, "blocked")
        .containsEntry(4, "completed");
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(2);
    assertThat(ran.json().get("issues").get(0).get("reason").asText()).contains("broken");
  }

  @TmuxTest
  @Tag("F52")
  void anAgentThatFloodsItsLogDoesNotFillTheDisk() throws IOException {
    sample
        .agent("yes flood | head -c 90000000\n" + COMMITTING)
        .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(statuses(ran)).as(ran.err()).containsEntry(1, "completed");
    try (var files = Files.walk(sample.root().resolve("state/runs/shop/attempts"))) {
      Path log = files.filter(file -> file.endsWith("output.log")).findFirst().orElseThrow();
      assertThat(Files.size(log)).isLessThan(64 << 20);
      assertThat(Files.readString(log)).startsWith("[the log was cut");
    }
  }

  @TmuxTest
  void anAgentThatOnlySaysItIsDoneHasNotDoneIt() {
    sample
        .agent("cat > /dev/null; echo all done")
        .plan("\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(statuses(ran)).containsEntry(1, "failed");
    assertThat(ran.json().get("issues").get(0).get("reason").asText()).contains("no commit");
  }

  @TmuxTest
  @Tag("F7")
  void aStageCountsTheCommitsThatEarlierStagesLeftOnItsBranch() {
    sample
        .agent(
            """
            cat > /dev/null
            [ "$ORCHESTRATOR_STAGE" = implement ] || exit 0
            echo work > work; git add . && git commit -qm work
            """)
        .plan(
            "\"max_retries\": 0, \"pipeline\": [\"implement\", \"write_tests\"],"
                + " \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(statuses(ran)).containsEntry(1, "completed");
    assertThat(ran.json().get("issues").get(0).get("stage").asText()).isEqualTo("write_tests");
    assertThat(ran.json().get("issues").get(0).get("commits").asInt()).isEqualTo(1);
  }

  @TmuxTest
  @Tag("F6")
  void workThatIsNotCommittedIsKeptAndNotCalledDone() {
    sample
        .agent("cat > /dev/null; echo work > work")
        .plan("\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(statuses(ran)).containsEntry(1, "failed");
    assertThat(ran.json().get("issues").get(0).get("reason").asText()).contains("not committed");
    assertThat(sample.worktree(1).resolve("work")).hasContent("work");
  }

  @TmuxTest
  void aFailedTestCommandFailsTheAttemptAndTheNextPromptSaysSo() throws IOException {
    sample
        .agent(
            """
            cat > "prompt-$ORCHESTRATOR_ATTEMPT"
            echo "prompt-*" > .git-ignore-me
            mv "prompt-$ORCHESTRATOR_ATTEMPT" "$PROMPTS/"
            rm .git-ignore-me
            if [ -e started ]; then echo good > result; else echo bad > result; touch started; fi
            git add . && git commit -qm work
            echo "it is good, says sk-1234567890abcdefghij"
            """
                .replace("$PROMPTS", sample.root() + "/prompts-seen"))
        .plan(
            "\"project_context\": {\"test_command\": \"grep -q good result\"},"
                + " \"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    Files.createDirectories(sample.root().resolve("prompts-seen"));

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(statuses(ran)).as(ran.err()).containsEntry(1, "completed");
    List<String> prompts = prompts();
    assertThat(prompts).hasSize(2);
    assertThat(prompts.get(0)).doesNotContain("continue earlier work");
    assertThat(prompts.get(1))
        .contains("continue earlier work", "grep -q good result", "failed with exit code 1")
        .contains("> it is good, says ")
        .doesNotContain("sk-1234567890");
  }

  @Test
  void everyErrorOfAPlanIsReportedAtOnceAndNothingIsMade() {
    sample
        .agent("true")
        .plan(
            "\"issues\": [{\"number\": 1, \"title\": \"a\", \"depends_on\": [2]},"
                + " {\"number\": 2, \"title\": \"b\", \"depends_on\": [1, 77]}, {\"number\": 2, \"title\": \"c\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("77", "already used", "shop-issues.json:");
    assertThat(sample.root().resolve("state/runs")).doesNotExist();
  }

  @Test
  void aMissingAgentProgramIsFoundBeforeAnythingIsMade() {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[AGENT_UNUSABLE]", "agent.sh", "hint:");
    assertThat(sample.root().resolve("shop-worktrees")).doesNotExist();
  }

  @Test
  void agentsThatDoNotExistAreNamedWithTheirPlaces() {
    sample.write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repo_path": "shop", "issues": [{"number": 1, "title": "a"}],
         "agent": {"type": "claud", "fallback": "codex"},
         "pipeline": ["implement",
                      {"name": "review", "agent": "geminy"}]}
        """);

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err())
        .contains("shop-issues.json:2:20", "agent.type", "no agent named 'claud'", "'claude'")
        .contains("shop-issues.json:4:", "no agent named 'geminy'", "'gemini'");
    assertThat(sample.run("workers", "status").status()).isZero();

    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    assertThat(sample.run("workers", "launch", "--agent", "claud").status()).isEqualTo(2);
  }

  @Test
  void anAgentThatTheSafetyRulesRefuseIsFoundBeforeAnythingIsMade() {
    sample.write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repo_path": "shop", "issues": [{"number": 1, "title": "a"}],
         "agent": {"type": "command", "command": ["sh", "-c", "devnet reset"]}}
        """);

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[AGENT_UNUSABLE]", "no-blockchain-reset");
    assertThat(sample.worktree(1)).doesNotExist();
  }

  @Test
  void obstaclesOfSeveralIssuesAreAllNamed() throws IOException {
    sample
        .agent("true")
        .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");
    sample.repository().git("branch", "fix/1");
    Files.createDirectories(sample.worktree(2));

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("fix/1", sample.worktree(2).toString());
    assertThat(sample.worktree(1)).doesNotExist();
  }

  @Test
  void aDryRunShowsTheOrderAndMakesNothing() {
    sample
        .agent("true")
        .plan(
            "\"issues\": [{\"number\": 1, \"title\": \"later\", \"wave\": 2}, {\"number\": 2, \"title\": \"first\"}]");

    Ran ran = sample.run("workers", "launch", "--dry-run");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().indexOf("first")).isLessThan(ran.out().indexOf("later"));
    assertThat(sample.root().resolve("state")).doesNotExist();
    assertThat(sample.root().resolve("shop-worktrees")).doesNotExist();
  }

  @Test
  void aDryRunSaysWhatIsHeldAndWhyAsTheRunDoes() {
    sample
        .agent("true")
        .plan(
            "\"issues\": [{\"number\": 1, \"title\": \"red\", \"status\": \"failed\"},"
                + " {\"number\": 2, \"title\": \"behind it\", \"depends_on\": [1]},"
                + " {\"number\": 3, \"title\": \"free\"}]");

    Ran ran = sample.run("workers", "launch", "--dry-run", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json().get("issues").findValuesAsText("number")).containsExactly("3", "1", "2");
    assertThat(ran.json().get("issues").findValuesAsText("begin"))
        .containsExactly("now", "held", "held");
    assertThat(ran.json().at("/issues/2/reason").asText())
        .isEqualTo("blocked: it depends on #1, which failed");
    assertThat(ran.json().at("/starts").findValuesAsText("issue")).containsExactly("3");
    assertThat(ran.json().get("outcome").asText()).isEqualTo("some_failed");
  }

  private static Map<Integer, String> statuses(Ran ran) {
    return StreamSupport.stream(ran.json().get("issues").spliterator(), false)
        .collect(
            Collectors.toMap(
                issue -> issue.get("number").asInt(),
                issue -> issue.get("status").asText(),
                (one, other) -> one,
                java.util.TreeMap::new));
  }

  private List<String> prompts() throws IOException {
    try (var files = Files.list(sample.root().resolve("prompts-seen"))) {
      return files
          .sorted()
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException unreadable) {
                  throw new java.io.UncheckedIOException(unreadable);
                }
              })
          .toList();
    }
  }
}
