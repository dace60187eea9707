package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFeaturesTest {

  private static final String COMMIT =
      """
      cat > /dev/null
      echo "from $ORCHESTRATOR_ISSUE"
      echo $ORCHESTRATOR_ISSUE > file; git add file; git commit -qm work
      """;
  private static final String ONE = "\"issues\": [{\"number\": 1, \"title\": \"One\"}]";

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
  void aLogAndASignalPerWorkerAreThereForToolsThatWatchThem() throws IOException {
    sample.plan(
        "\"worker_log\": \"%1$s/worker-{worker}.log\", \"signal_file\": \"%1$s/signal-{worker}\", \"num_workers\": 1, "
                .formatted(sample.root())
            + ONE);
    Files.writeString(sample.root().resolve("signal-1"), "from an earlier run\n");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(sample.root().resolve("worker-1.log")).content().contains("from 1");
    assertThat(sample.root().resolve("signal-1")).hasContent("0\n");
  }

  @TmuxTest
  void aFileOfSomebodyElseInTheLogsPlaceIsLeftAlone() throws IOException {
    sample.plan("\"worker_log\": \"%s/precious-{worker}\", ".formatted(sample.root()) + ONE);
    Files.writeString(sample.root().resolve("precious-1"), "mine");

    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();

    assertThat(sample.root().resolve("precious-1")).hasContent("mine");
  }

  @TmuxTest
  void aNewWorktreeGetsTheIncludedFilesAndIsSetUpOnce() throws IOException {
    sample.repository().write(".gitignore", ".env\nsetup\n").write(".worktreeinclude", ".env\n");
    sample.repository().commit("Include");
    sample.repository().write(".env", "SECRET=1\n").write("other.log", "not included");
    sample
        .agent(
            "cat >/dev/null; cat .env setup; [ -e again ] && exec git commit -q --allow-empty -m b;"
                + " touch again; exit 1")
        .plan("\"worktree_setup\": \"echo set up >> setup\", " + ONE);

    sample.run("workers", "launch", "--foreground");

    assertThat(sample.worktree(1).resolve(".env")).hasContent("SECRET=1\n");
    assertThat(sample.worktree(1).resolve("setup")).hasContent("set up\n");
    assertThat(sample.worktree(1).resolve("other.log")).doesNotExist();
  }

  @TmuxTest
  void includedFilesAreSharedWhereThePlanWantsThemLinked() throws IOException {
    sample.repository().write(".gitignore", ".env\n").write(".worktreeinclude", ".env\n");
    sample.repository().commit("Include");
    sample.repository().write(".env", "SECRET=1\n");
    sample.plan("\"worktree_include\": \"link\", " + ONE);

    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    sample.repository().write(".env", "SECRET=2\n");

    assertThat(sample.worktree(1).resolve(".env")).isSymbolicLink().hasContent("SECRET=2\n");
  }

  @TmuxTest
  void dependantsWaitForTheMergeWhereThePlanSaysSo() throws Exception {
    sample.plan(
        "\"release\": \"merged\", \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2,"
            + " \"title\": \"b\", \"depends_on\": [1]}]");
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "launch", "--foreground", "--json"),
            new OwnThread("launch"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> sample.run("workers", "status", "--json").json().at("/run/state").asText(),
            "waiting"::equals);
    Ran waiting = sample.run("workers", "status", "--json");
    assertThat(waiting.json().at("/issues/0/status").asText()).isEqualTo("completed");
    assertThat(waiting.json().at("/issues/1/reason").asText()).contains("#1");

    sample.repository().git("merge", "--quiet", "fix/1");

    await().atMost(Duration.ofSeconds(60)).until(run::isDone);
    assertThat(run.get().status()).as(run.get().err()).isZero();
  }

  @TmuxTest
  void stagesRunOneAfterTheOtherAndKnowWhatWasDoneBefore() throws IOException {
    sample
        .agent(
            "cat > \""
                + temp
                + "/prompt-$ORCHESTRATOR_STAGE\"; echo $ORCHESTRATOR_STAGE >> file; git add file;"
                + " git commit -qm \"$ORCHESTRATOR_STAGE done\"")
        .write("prompts/polish.md", "Polish {{issue.title}} until it shines.")
        .plan("\"pipeline\": [\"implement\", \"polish\"], " + ONE);

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(sample.worktree(1).resolve("file")).hasContent("implement\npolish\n");
    assertThat(temp.resolve("prompt-polish"))
        .content()
        .contains("Polish One until it shines.", "implement done");
  }

  @Test
  void aPromptCanBeLookedAtBeforeAnythingRuns() {
    sample.plan(
        "\"project_context\": {\"test_command\": \"make check\", \"safety_rules\": [\"Never on"
            + " Fridays.\"]}, \"issues\": [{\"number\": 1, \"title\": \"One\", \"description\":"
            + " \"Do {{this}} and $that\"}]");

    Ran ran = sample.run("prompt", "show", "1");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("Do {{this}} and $that", "make check", "Never on Fridays.", "Do not push");
    assertThat(sample.run("prompt", "show", "1", "--stage", "no").status()).isEqualTo(2);
  }

  @Test
  void aPromptTellsTheRulesOfTheWorkspaceToo() {
    sample
        .write(
            "config/safety.json",
            "{\"rules\": [{\"id\": \"no-deploy\", \"verdict\": \"refused\", \"summary\":"
                + " \"Deploying is for people.\", \"patterns\": [\"make deploy\"]}]}")
        .plan(ONE);

    Ran ran = sample.run("prompt", "show", "1");

    assertThat(ran.out())
        .contains("`make deploy`: Deploying is for people.", "devnet reset", "Do not push");
  }

  @Test
  void aStageWithoutInstructionsIsWarnedOf() {
    sample.plan("\"pipeline\": [\"implement\", \"polish\"], " + ONE);

    assertThat(sample.run("prompt", "show", "1").err()).contains("prompts/polish.md");
    assertThat(sample.run("workers", "launch", "--dry-run").err()).contains("prompts/polish.md");
  }

  @TmuxTest
  void onlyATestThatDidNotFailBeforeFailsTheAttempt() throws IOException {
    assumeTrue(nodeIsInstalled(), "node is not installed");
    sample
        .repository()
        .write("package.json", "{\"name\": \"p\", \"scripts\": {\"test\": \"node --test\"}}")
        .write(
            "old.test.js",
            "const t = require('node:test'); t('old', () => { throw new Error('x'); });")
        .commit("A test that fails");
    sample
        .agent(
            """
            cat > /dev/null
            [ -e mended ] && r="" || r="throw new Error('y');"
            echo "const t = require('node:test'); t('new', () => { $r });" > new.test.js
            touch mended
            git add . && git commit -qm work
            """)
        .plan("\"verify\": {\"tests\": \"no-new-failures\"}, " + ONE);

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("did not fail before: new");
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(2);
  }

  private static boolean nodeIsInstalled() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }
}
