package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListAndWaitTest {

  private static final String TWO_ISSUES =
      "\"num_workers\": 2, \"max_retries\": 0,"
          + " \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.agent(
        """
        cat > /dev/null
        touch "$GO/begun-$ORCHESTRATOR_ISSUE"
        until [ -e "$GO/go-$ORCHESTRATOR_ISSUE" ]; do sleep 0.05; done
        printf 'one\\ntwo\\n' > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work
        """
            .replace("$GO", sample.root().toString()));
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @Test
  @Tag("N6")
  void everyRunIsListedAlsoOneWhosePlanIsBroken() {
    sample.plan(TWO_ISSUES);
    sample.write("config/web-issues.json", "{\"project\": \"web\", \"issues\": [");

    Ran ran = sample.run("workers", "list", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode shop = ran.json().at("/runs/0");
    assertThat(shop.get("project").asText()).isEqualTo("shop");
    assertThat(shop.get("plan").asText()).endsWith("config/shop-issues.json");
    assertThat(shop.get("state").asText()).isEqualTo("never");
    assertThat(shop.get("pending").asInt()).isEqualTo(2);
    assertThat(ran.json().at("/runs/1/trouble").asText()).contains("web-issues.json:1");
    assertThat(sample.root().resolve("state")).doesNotExist();
  }

  @TmuxTest
  @Tag("N6")
  void waitingEndsWithWhatEndsAndSaysWhat() throws Exception {
    sample.plan(TWO_ISSUES);
    CompletableFuture<Ran> run = inBackground("workers", "launch", "--foreground", "--json");
    awaitBegun(1);
    awaitBegun(2);

    Ran tooShort = sample.run("workers", "wait", "1", "--timeout", "300ms", "--json");
    CompletableFuture<Ran> any = inBackground("workers", "wait", "--any", "--json");
    CompletableFuture<Ran> all = inBackground("workers", "wait");
    Files.createFile(sample.root().resolve("go-2"));
    Ran first = any.get();
    Ran again = sample.run("workers", "wait", "2");
    Files.createFile(sample.root().resolve("go-1"));

    assertThat(tooShort.status()).isEqualTo(1);
    assertThat(tooShort.json().get("timed_out").asBoolean()).isTrue();
    assertThat(tooShort.json().get("left")).hasSize(1);
    assertThat(first.status()).as(first.out()).isZero();
    assertThat(first.json().at("/ended/0/number").asInt()).isEqualTo(2);
    assertThat(first.json().get("state").asText()).isEqualTo("running");
    assertThat(again.out()).contains("#2 completed b");
    assertThat(all.get().out()).contains("#1 completed a", "Run 'shop' is finished.");
    assertThat(all.get().status()).isZero();
    assertThat(run.get().status()).isZero();

    JsonNode issue = run.get().json().at("/issues/0");
    assertThat(issue.get("commits").asInt()).isEqualTo(1);
    assertThat(issue.get("insertions").asInt()).isEqualTo(2);
    assertThat(issue.get("landed").isNull()).as(issue.toPrettyString()).isTrue();
    assertThat(unlanded()).isEqualTo(2);
    assertThat(sample.run("workers", "status").out())
        .contains("1 commit +2 -0", "Not on the default branch yet: 2 branches.");
    sample.repository().git("config", "diff.external", "touch " + sample.root() + "/owned");
    assertThat(sample.run("workers", "diff", "1").out()).contains("+one\n+two\n");
    assertThat(sample.run("workers", "diff", "1", "--stat").out()).contains("file-1 | 2 ++");
    assertThat(sample.run("workers", "diff", "1", "--full").out()).contains("    work\n", "+one");
    assertThat(sample.run("workers", "diff", "1", "--json").json().get("insertions").asInt())
        .isEqualTo(2);
    assertThat(sample.run("workers", "diff", "9").status()).isEqualTo(2);
    assertThat(sample.root().resolve("owned")).doesNotExist();
    sample.repository().git("merge", "-q", "--squash", "fix/1");
    sample.repository().git("commit", "-qm", "Take it");
    assertThat(unlanded()).isEqualTo(1);
  }

  @Test
  void thereIsNothingToWaitForInARunThatWasNeverBegun() {
    sample.plan(TWO_ISSUES);

    assertThat(sample.run("workers", "wait").err()).contains("never started");
    assertThat(sample.run("workers", "wait", "7").status()).isEqualTo(2);
  }

  @TmuxTest
  @Tag("W23")
  void oneIssueIsStoppedAndAnotherSkippedWhileTheRestGoesOn() throws Exception {
    sample.plan(
        "\"num_workers\": 2, \"issues\": [{\"number\": 1, \"title\": \"a\"},"
            + " {\"number\": 2, \"title\": \"b\"}, {\"number\": 3, \"title\": \"c\"},"
            + " {\"number\": 4, \"title\": \"d\", \"depends_on\": [3]}]");
    CompletableFuture<Ran> run = inBackground("workers", "launch", "--foreground", "--json");
    awaitBegun(1);

    Ran skipped = sample.run("workers", "skip", "3");
    Ran stopped = sample.run("workers", "stop", "1");
    Files.createFile(sample.root().resolve("go-2"));
    Files.createFile(sample.root().resolve("go-3"));

    assertThat(skipped.status()).as(skipped.err()).isZero();
    assertThat(stopped.status()).as(stopped.err()).isZero();
    Ran waited = sample.run("workers", "wait", "2", "3");
    assertThat(waited.out()).contains("#2 completed", "#3 skipped");
    assertThat(waited.status()).isEqualTo(1);
    sample.run("workers", "stop");
    JsonNode issues = run.get().json().get("issues");
    assertThat(issues.at("/0/status").asText()).isIn("pending", "in_progress");
    assertThat(issues.at("/3/status").asText()).isEqualTo("blocked");
    assertThat(sample.root().resolve("begun-3")).doesNotExist();
  }

  @TmuxTest
  void aCompletedIssueIsRunAgainOnlyWithAYes() throws Exception {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    Files.createFile(sample.root().resolve("go-1"));
    sample.run("workers", "launch", "--foreground");

    Ran refused = sample.run("workers", "retry", "1");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("ISSUE_COMPLETED", "'orchestrator workers retry 1 --yes'");
    assertThat(sample.run("workers", "retry", "1", "--yes").status()).isZero();
  }

  private int unlanded() {
    return sample.run("workers", "list", "--json").json().at("/runs/0/unlanded").asInt();
  }

  private CompletableFuture<Ran> inBackground(String... words) {
    return CompletableFuture.supplyAsync(() -> sample.run(words), new OwnThread("run"));
  }

  private void awaitBegun(int issue) {
    await().until(() -> Files.exists(sample.root().resolve("begun-" + issue)));
  }
}
