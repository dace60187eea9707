package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Finished branches land while their run goes on. */
class LandingRunTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.repository().git("switch", "--quiet", "--detach");
    sample.agent(
        """
        cat > /dev/null
        touch "$GO/begun-$ORCHESTRATOR_ISSUE"
        [ "$ORCHESTRATOR_ISSUE" != 2 ] || until [ -e "$GO/go" ]; do sleep 0.05; done
        echo "$ORCHESTRATOR_ISSUE" > list; git add .; git commit -qm work
        """
            .replace("$GO", sample.root().toString()));
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aRunLandsWhatFinishesByItselfAndNamesWhatItConflictsWith() throws Exception {
    sample.plan("\"land\": \"auto\", \"num_workers\": 2, " + independent());
    CompletableFuture<Ran> run = inBackground("workers", "launch", "--foreground", "--json");

    await().atMost(LONG).until(() -> landed(0).equals("landed"));

    assertThat(run.isDone()).isFalse();
    assertThat(sample.repository().git("show", "main:list")).isEqualTo("1");
    assertThat(sample.run("workers", "status").out())
        .contains("It lands what is finished by itself.");
    Files.createFile(sample.root().resolve("go"));
    assertThat(run.get(60, TimeUnit.SECONDS).status()).as(run.get().err()).isZero();
    JsonNode issues = sample.run("workers", "status", "--json").json().get("issues");
    assertThat(issues.at("/1/landing/outcome").asText()).isEqualTo("set-aside");
    assertThat(issues.at("/1/landing/partner").asInt()).as(issues.toString()).isEqualTo(1);
    assertThat(sample.run("workers", "why", "1").out()).contains("land #1", "landing shop-1 ended");
    assertThat(sample.repository().git("worktree", "list").lines()).hasSize(3);
  }

  @TmuxTest
  @Tag("L2")
  void aRunThatIsKilledWhileItLandsGoesOnAtTheNextLaunch() throws Exception {
    sample.plan(
        "\"land\": \"auto\", \"verify\": {\"test\": \"case $PWD in *issue-1) ;; *) until [ -e "
            + sample.root()
            + "/go ]; do sleep 0.05; done ;; esac\"}, \"issues\": [{\"number\": 1, \"title\":"
            + " \"a\"}]");
    String before = sample.repository().resolve("main");
    Process killed = sample.start("workers", "launch", "--foreground");
    await().atMost(LONG).until(() -> landingNow().equals("[1]"));

    killed.destroyForcibly().waitFor();
    assertThat(sample.repository().resolve("main")).isEqualTo(before);
    Files.createFile(sample.root().resolve("go"));
    Ran again = sample.run("workers", "launch", "--foreground");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(landed(0)).isEqualTo("landed");
    assertThat(sample.repository().git("log", "--format=%s", "--first-parent", "main").lines())
        .filteredOn(line -> line.startsWith("Land #1"))
        .hasSize(1);
  }

  @TmuxTest
  void aWatchLandsWhatFinishesAndEndsWithTheRun() throws Exception {
    sample.plan("\"num_workers\": 2, " + independent());
    CompletableFuture<Ran> run = inBackground("workers", "launch", "--foreground", "--json");
    await().atMost(LONG).until(() -> Files.exists(sample.root().resolve("begun-2")));
    CompletableFuture<Ran> watch = inBackground("land", "--watch", "--json");

    await().atMost(LONG).until(() -> landed(0).equals("landed"));

    assertThat(run.isDone()).isFalse();
    assertThat(watch.isDone()).isFalse();
    Files.createFile(sample.root().resolve("go"));
    Ran ended = watch.get(60, TimeUnit.SECONDS);
    assertThat(run.get(60, TimeUnit.SECONDS).status()).isZero();
    assertThat(ended.status()).as(ended.err()).isEqualTo(1);
    assertThat(ended.json().at("/issues/0/outcome").asText()).isEqualTo("landed");
    assertThat(ended.json().at("/issues/1/outcome").asText()).isEqualTo("set-aside");
    assertThat(ended.json().at("/issues/1/reason").asText())
        .isEqualTo("conflicts with #1, which landed in shop-1, in list");
    assertThat(ended.json().at("/issues/1/partner").asInt()).isEqualTo(1);
  }

  @TmuxTest
  void aWatchThatIsInterruptedEndsWithThatStatus() throws Exception {
    sample.plan("\"num_workers\": 2, " + independent());
    CompletableFuture<Ran> run = inBackground("workers", "launch", "--foreground", "--json");
    await().atMost(LONG).until(() -> Files.exists(sample.root().resolve("begun-2")));
    Process watch = sample.start("land", "--watch");
    await().atMost(LONG).until(() -> landed(0).equals("landed"));

    new ProcessBuilder("kill", "-INT", Long.toString(watch.pid())).start().waitFor();

    assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.exitValue()).isEqualTo(130);
    Files.createFile(sample.root().resolve("go"));
    assertThat(run.get(60, TimeUnit.SECONDS).status()).isZero();
  }

  private static String independent() {
    return "\"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]";
  }

  private String landed(int issue) {
    return sample
        .run("workers", "status", "--json")
        .json()
        .at("/issues/" + issue + "/landed")
        .asText("");
  }

  private String landingNow() {
    return sample.run("workers", "status", "--json").json().at("/run/landing").toString();
  }

  private CompletableFuture<Ran> inBackground(String... words) {
    return CompletableFuture.supplyAsync(() -> sample.run(words), new OwnThread("run"));
  }
}
