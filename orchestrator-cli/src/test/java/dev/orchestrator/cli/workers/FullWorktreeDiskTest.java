package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Worktrees on a small file system of their own; needs the right to mount one. */
@Tag("F51")
class FullWorktreeDiskTest {

  @TempDir Path temp;
  private SampleRun sample;
  private Path disk;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @BeforeEach
  void begin() throws IOException {
    sample =
        SampleRun.in(temp)
            .agent("cat > /dev/null; echo x > file; git add file; git commit -qm work")
            .plan(
                "\"worktree_base\": \"disk/worktrees\", \"max_retries\": 0,"
                    + " \"issues\": [{\"number\": 1, \"title\": \"One\"}]");
    disk = Files.createDirectory(sample.root().resolve("disk"));
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    sample.close();
    Program.of(temp, List.of("umount", "--lazy", disk.toString())).run();
  }

  @TmuxTest
  void nothingStartsWhileTheDiskOfTheWorktreesIsFullAndTheRunGoesOnWhenItIsNot() throws Exception {
    mount("size=1m");

    Future<Ran> run = launchUntilWhySays("MiB of disk are free");
    assertThat(issue().get("attempts").asInt()).isZero();
    mount("remount,size=1g");

    Ran ran = run.get();
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("nothing can be started: only");
    assertThat(issue().get("attempts").asInt()).isEqualTo(1);
  }

  /** There is room for bytes and none for files, which shows only while the worktree is made. */
  @TmuxTest
  void aWorktreeThatFindsNoRoomIsTakenAwayToldAndMadeLaterWithoutUsingUpARetry() throws Exception {
    for (int file = 0; file < 40; file++) {
      sample.repository().write("src/" + file, "x");
    }
    sample.repository().commit("Many files");
    mount("size=1g,nr_inodes=20");

    Future<Ran> run = launchUntilWhySays("No space left", "no retry is used up");
    assertThat(disk.resolve("worktrees/issue-1")).doesNotExist();
    assertThat(sample.repository().git("branch", "--list", "fix/1")).isEmpty();
    mount("remount,nr_inodes=10000");

    Ran ran = run.get();
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(issue().get("status").asText()).isEqualTo("completed");
  }

  private Future<Ran> launchUntilWhySays(String... words) {
    Future<Ran> run = threads.submit(() -> sample.run("workers", "launch", "--foreground"));
    await()
        .untilAsserted(() -> assertThat(sample.run("workers", "why", "1").out()).contains(words));
    return run;
  }

  private JsonNode issue() {
    return sample.run("workers", "status", "--json").json().get("issues").get(0);
  }

  private void mount(String options) {
    List<String> argv = new ArrayList<>(List.of("mount", "-t", "tmpfs", "-o", options));
    argv.addAll(List.of("none", disk.toString()));
    assumeTrue(Program.of(temp, argv).run().status() == 0, "no file system can be mounted here");
  }
}
