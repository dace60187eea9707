package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The state of a run on a small file system of its own; needs the right to mount one. */
@Tag("K9")
class FullStateDiskTest {

  @TempDir Path temp;
  private SampleRun sample;
  private Path state;

  @BeforeEach
  void begin() throws IOException {
    sample = SampleRun.in(temp);
    sample
        .agent(
            """
            cat > /dev/null
            touch "$GO/begun-$ORCHESTRATOR_ISSUE"
            until [ -e "$GO/go" ]; do sleep 0.05; done
            echo x > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work
            """
                .replace("$GO", sample.root().toString()))
        .plan(
            "\"num_workers\": 3, \"limits\": {\"min_free_disk\": \"1K\",\"max_load_per_core\": 1000}, \"issues\": ["
                + "{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"},"
                + " {\"number\": 3, \"title\": \"c\"}]");
    state = Files.createDirectory(sample.root().resolve("state"));
  }

  @AfterEach
  void end() {
    sample.close();
    Program.of(temp, List.of("umount", "--lazy", state.toString())).run();
  }

  @TmuxTest
  void agentsThatEndWhileTheDiskIsFullHaveEndedOnceAndTheirWorkIsTaken() throws Exception {
    mount("size=24m");
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "launch", "--foreground"), new OwnThread("run"));
    for (int issue = 1; issue <= 3; issue++) {
      Path begun = sample.root().resolve("begun-" + issue);
      await().until(() -> Files.exists(begun) || run.isDone());
    }

    fill();
    Files.createFile(sample.root().resolve("go"));

    Ran ran = run.get();
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).doesNotContain("vanished", "No space left");
    for (JsonNode issue : sample.run("workers", "status", "--json").json().get("issues")) {
      assertThat(issue.get("status").asText()).isEqualTo("completed");
      assertThat(issue.get("attempts").asInt()).isEqualTo(1);
    }
  }

  private void fill() {
    try (OutputStream out = Files.newOutputStream(state.resolve("filler"))) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private void mount(String options) {
    List<String> argv = new ArrayList<>(List.of("mount", "-t", "tmpfs", "-o", options));
    argv.addAll(List.of("none", state.toString()));
    assumeTrue(Program.of(temp, argv).run().status() == 0, "no file system can be mounted here");
  }
}
