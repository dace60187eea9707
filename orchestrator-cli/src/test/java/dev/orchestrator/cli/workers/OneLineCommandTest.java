package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneLineCommandTest {

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.write(
        "config/repos.json", "{\"repositories\": [{\"name\": \"shop\", \"local\": \"shop\"}]}");
    sample.agent(
        """
        cat > /dev/null
        touch "$GO/begun-$ORCHESTRATOR_ISSUE"
        [ "$ORCHESTRATOR_ISSUE" != 1 ] || until [ -e "$GO/go" ]; do sleep 0.05; done
        echo work > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work
        """
            .replace("$GO", sample.root().toString()));
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aLineIsTakenUpByTheRunUnderWayWaitedForAndLanded() throws Exception {
    sample.plan("\"num_workers\": 2, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "launch", "--foreground"), new OwnThread("run"));
    await().until(() -> Files.exists(sample.root().resolve("begun-1")));

    Ran done = sample.run("run", "Do this; $(touch owned)\nand that", "--land", "--json");
    Files.createFile(sample.root().resolve("go"));

    assertThat(done.status()).as(done.out() + done.err()).isZero();
    assertThat(done.json().get("number").asInt()).isEqualTo(2);
    assertThat(done.json().get("title").asText()).isEqualTo("Do this; $(touch owned)");
    assertThat(done.json().get("started").asBoolean()).isFalse();
    assertThat(done.json().at("/waited/ended/0/status").asText()).isEqualTo("completed");
    assertThat(done.json().at("/landing/issues/0/outcome").asText()).isEqualTo("landed");
    assertThat(run.get().status()).as(run.get().err()).isZero();
    assertThat(run.get().out()).contains("unverified: there was nothing to verify it with");
    assertThat(run.get().out()).contains("2 completed; 2 unverified");
    assertThat(sample.repository().git("show", "land/shop:file-2")).isEqualTo("work");
    assertThat(sample.worktree(2).resolve("owned")).doesNotExist();
  }

  @Test
  void whatCannotBeDoneIsRefusedBeforeAnythingIsWritten() {
    assertThat(sample.run("run", "x", "--repo", "shopp").status()).isEqualTo(2);
    assertThat(sample.run("run", "  ").err()).contains("TEXT_MISSING");
    assertThat(sample.run("run").status()).isEqualTo(2);
    assertThat(sample.root().resolve("config/shop-issues.json")).doesNotExist();
  }
}
