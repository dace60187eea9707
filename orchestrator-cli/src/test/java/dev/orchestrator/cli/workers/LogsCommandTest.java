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

class LogsCommandTest {

  /** Fails the first time; each attempt says which it is. */
  private static final String SECOND_TIME_LUCKY =
      """
      cat >/dev/null
      echo "I am $ORCHESTRATOR_ATTEMPT"
      printf '\\033[31mred\\033[0m \\033]0;title\\007 12%%\\r100%% \\001 %s\\n' "sk-""ant-api03-abcdefghijklmnopqrstuvwx"
      touch "$GO/begun"
      until [ -e "$GO/go" ]; do sleep 0.05; done
      [ -e "$GO/again" ] || { touch "$GO/again"; echo "giving up"; exit 1; }
      echo work > file; git add .; git commit -qm work
      echo "all is well"
      """;

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.agent(SECOND_TIME_LUCKY.replace("$GO", sample.root().toString()));
    sample.plan("\"num_workers\": 1, \"issues\": [{\"number\": 101, \"title\": \"a\"}]");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void theLogOfAFinishedRunIsToldWithoutEscapesAndSecrets() throws Exception {
    finishedRun();

    Ran last = sample.run("workers", "logs", "101");
    Ran first = sample.run("workers", "logs", "worker-1", "--attempt", "1");

    assertThat(last.status()).as(last.err()).isZero();
    assertThat(last.out()).contains("100% ? [secret]", "all is well");
    assertThat(last.out()).doesNotContain("\u001b", "title", "12%", "giving up", "sk-");
    assertThat(last.err()).contains("-- #101 implement, attempt 2, worker 1 --");
    assertThat(first.out()).contains("giving up");
    assertThat(first.err()).contains("attempt 1 of 2");
  }

  @TmuxTest
  void rawIsEveryByteInAPipeAndHarmlessOnATerminal() throws Exception {
    finishedRun();
    Path file = Path.of(sample.run("workers", "logs", "101", "--path").out().strip());

    Ran piped = sample.run("workers", "logs", "101", "--raw");
    Ran shown = sample.tester().onTerminal(100).run("workers", "logs", "101", "--raw");

    assertThat(piped.out()).isEqualTo(Files.readString(file));
    assertThat(shown.out()).contains("\\u001b[31mred").doesNotContain("\u001b[31m");
  }

  @TmuxTest
  void followingShowsTheLogAsItGrowsAndTheAttemptsThatComeAfter() throws Exception {
    CompletableFuture<Ran> run = launch();
    CompletableFuture<Ran> followed =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "logs", "101", "-f"), new OwnThread("follow"));
    Files.createFile(sample.root().resolve("go"));
    assertThat(run.get().status()).isZero();

    Ran ran = followed.get();

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).containsSubsequence("giving up", "I am", "all is well");
    assertThat(ran.err()).contains("attempt 1, worker 1", "ended:", "attempt 2, worker 1");
  }

  @TmuxTest
  void followingAFinishedIssueEndsWithItsLastAttempt() throws Exception {
    finishedRun();

    Ran ran = sample.run("workers", "logs", "101", "-f");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("all is well").doesNotContain("giving up");
  }

  @TmuxTest
  void theDocumentListsEveryAttempt() throws Exception {
    finishedRun();

    var document = sample.run("workers", "logs", "101", "--json").json();

    assertThat(document.path("schema_version").intValue()).isEqualTo(1);
    assertThat(document.path("attempts")).hasSize(2);
    assertThat(document.path("attempt").path("number").intValue()).isEqualTo(2);
    assertThat(Path.of(document.path("log_file").asText())).exists();
    assertThat(document.path("attempts").path(0).path("end").asText()).contains("giving up");
  }

  @Test
  void whatIsNeitherAnIssueNorAWorkerIsAUsageError() {
    Ran word = sample.run("workers", "logs", "everything");
    Ran number = sample.run("workers", "logs", "110");
    Ran none = sample.run("workers", "logs", "101");

    assertThat(word.status()).isEqualTo(2);
    assertThat(word.err()).contains("'everything' is neither an issue nor a worker", "worker-1");
    assertThat(number.status()).isEqualTo(2);
    assertThat(number.err()).contains("has no issue 110", "101");
    assertThat(none.err()).contains("no attempt of issue 101 has begun");
  }

  private void finishedRun() throws Exception {
    Files.createFile(sample.root().resolve("go"));
    Ran ran = sample.run("workers", "launch", "--foreground");
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private CompletableFuture<Ran> launch() {
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "launch", "--foreground"), new OwnThread("launch"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(sample.root().resolve("begun")));
    return run;
  }
}
