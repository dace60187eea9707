package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunControlCommandsTest {

  private static final String WAITING_FOR_GO =
      """
      cat > /dev/null
      touch "$GO/begun-$ORCHESTRATOR_ISSUE"
      until [ -e "$GO/go" ]; do sleep 0.05; done
      echo work > file-$ORCHESTRATOR_ISSUE; git add .; git commit -qm work
      """;

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.agent(WAITING_FOR_GO.replace("$GO", sample.root().toString()));
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void anIssueAddedWhileTheRunIsUnderWayIsCarriedOut() throws Exception {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    CompletableFuture<Ran> run = launch();
    awaitBegun(1);

    Ran added = sample.run("add-issue", "2", "--title", "b", "--depends-on", "1");
    assertThat(added.status()).as(added.err()).isZero();
    Files.createFile(sample.root().resolve("go"));

    Ran ran = run.get();
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json().get("issues")).hasSize(2);
  }

  @Test
  void anIssueThatDoesNotFitIsWrongUsageAndThePlanStaysAsItIs() throws Exception {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    String before = Files.readString(sample.root().resolve("config/shop-issues.json"));

    assertThat(sample.run("add-issue", "1", "--title", "b"))
        .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("error[ISSUE_REFUSED]: #1 ", "already"));
    assertThat(sample.run("add-issue", "2", "--title", "b", "--depends-on", "7").err())
        .contains("#2 cannot be added", "depends on 7");
    assertThat(sample.run("add-issue", "-2", "--title", "b").status()).isEqualTo(2);
    assertThat(sample.run("add-issue", "2", "--title", " ").status()).isEqualTo(2);

    assertThat(Files.readString(sample.root().resolve("config/shop-issues.json")))
        .isEqualTo(before);
  }

  @TmuxTest
  void stopEndsTheAgentsAndKeepsTheirWork() throws Exception {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    CompletableFuture<Ran> run = launch();
    awaitBegun(1);
    Files.writeString(sample.worktree(1).resolve("half"), "half done");

    Ran stopped = sample.run("workers", "stop", "--json");

    assertThat(stopped.status()).as(stopped.err()).isZero();
    assertThat(stopped.json().get("run").get("state").asText()).isEqualTo("stopped");
    assertThat(stopped.json().get("issues").get(0).get("status").asText()).isEqualTo("pending");
    assertThat(run.get().status()).isEqualTo(1);
    assertThat(sample.worktree(1).resolve("half")).hasContent("half done");
  }

  @TmuxTest
  void aPausedRunStartsNothingMoreUntilItIsResumed() throws Exception {
    sample.plan(
        "\"num_workers\": 1, \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");
    CompletableFuture<Ran> run = launch();
    awaitBegun(1);
    sample.run("workers", "pause");
    await().until(() -> status().json().get("run").get("paused").asBoolean());
    Files.createFile(sample.root().resolve("go"));
    await()
        .until(
            () -> status().json().get("issues").get(0).get("status").asText().equals("completed"));

    assertThat(sample.run("workers", "why", "2", "--json").json().get("waits_for").asText())
        .contains("paused");
    assertThat(sample.root().resolve("begun-2")).doesNotExist();
    sample.run("workers", "resume");

    assertThat(run.get().status()).isZero();
  }

  @TmuxTest
  void aSecondSupervisorIsRefusedAndTheFirstGoesOn() throws Exception {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    CompletableFuture<Ran> run = launch();
    awaitBegun(1);

    Ran second = sample.run("workers", "launch", "--foreground");

    assertThat(second.status()).isEqualTo(3);
    assertThat(second.err()).contains("ALREADY_RUNNING");
    Files.createFile(sample.root().resolve("go"));
    assertThat(run.get().status()).isZero();
  }

  @TmuxTest
  void retryGivesAFailedIssueAnotherChanceInTheNextLaunch() throws Exception {
    Files.createFile(sample.root().resolve("go"));
    sample
        .agent(
            "cat >/dev/null; [ -e '"
                + sample.root()
                + "/mended' ] || exit 1; echo x > x$ORCHESTRATOR_ISSUE; git add .; git commit -qm x")
        .plan(
            "\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\", \"depends_on\": [1]}]");
    assertThat(sample.run("workers", "launch", "--foreground").status()).isEqualTo(1);
    Files.createFile(sample.root().resolve("mended"));

    assertThat(sample.run("workers", "retry", "1").status()).isZero();
    Ran again = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.json().get("issues"))
        .allMatch(issue -> issue.get("status").asText().equals("completed"));
  }

  @TmuxTest
  void everyDecisionCanBeAskedForAndTakenAgain() throws Exception {
    Files.createFile(sample.root().resolve("go"));
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    sample.run("workers", "launch", "--foreground");

    Ran why = sample.run("workers", "why", "1");
    Ran replay = sample.run("workers", "replay");
    Ran logs = sample.run("workers", "logs", "1", "--path");

    assertThat(why.out()).contains("start implement", "free-worker", "verify", "complete");
    assertThat(replay.status()).as(replay.out()).isZero();
    assertThat(Path.of(logs.out().strip())).exists();
  }

  @Test
  void statusOfARunThatNeverBeganChangesNothing() {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = status();

    assertThat(ran.json().get("run").get("state").asText()).isEqualTo("never");
    assertThat(sample.root().resolve("state")).doesNotExist();
    assertThat(sample.tmux().socket("orchestrator")).doesNotExist();
  }

  @Test
  void anUnknownIssueIsAUsageErrorWithASuggestion() {
    sample.plan("\"issues\": [{\"number\": 101, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "why", "110");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("ISSUE_UNKNOWN", "hint:", "101");
  }

  private CompletableFuture<Ran> launch() {
    return CompletableFuture.supplyAsync(
        () -> sample.run("workers", "launch", "--foreground", "--json"), new OwnThread("launch"));
  }

  private Ran status() {
    return sample.run("workers", "status", "--json");
  }

  private void awaitBegun(int issue) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(sample.root().resolve("begun-" + issue)));
  }
}
