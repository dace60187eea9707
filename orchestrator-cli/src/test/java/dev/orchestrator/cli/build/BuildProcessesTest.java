package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.cli.startup.Installation;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only shows in processes of their own: kills, two programs at once, a person at a terminal.
 */
@Timeout(180)
class BuildProcessesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Installation program;
  private BuildWorkspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    program = Installation.in(folder.resolve("program"));
    workspace = BuildWorkspace.in(folder);
  }

  @Test
  @Tag("B9")
  void aRunThatWasKilledGoesOnWithThoseItDidNotComeTo() throws Exception {
    workspace.repositories(
        workspace.repository("a", "\"test\": \"echo x >> count\""),
        workspace.repository("b", "\"test\": \"echo x >> count; test -e ../go\""),
        workspace.repository(
            "c", "\"test\": \"test -e ../go || { sleep 300 & echo $! > ../sleeper; wait; }\""),
        workspace.repository("d", "\"test\": \"echo x >> count\""));
    Program call = program.call("-w", folder.toString(), "test-all", "-j", "1");
    ProcessBuilder builder = new ProcessBuilder(call.argv());
    builder.environment().putAll(call.environment());
    Process killed =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("sleeper")));
    killed.destroyForcibly().waitFor();
    workspace.write("go", "");

    Ran resumed = workspace.run("--json", "test-all", "--resume");

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.json().get("results").findValuesAsText("repo")).containsExactly("c", "d");
    assertThat(folder.resolve("a/count")).hasContent("x");
    assertThat(folder.resolve("b/count")).hasContent("x");
    assertThat(folder.resolve("d/count")).hasContent("x");
    String sleeper = Files.readString(folder.resolve("sleeper")).strip();
    assertThat(Files.exists(Path.of("/proc", sleeper, "cwd"))).isFalse();
    JsonNode last = workspace.run("--json", "results").json().get("test");
    assertThat(last.findValuesAsText("outcome"))
        .containsExactlyInAnyOrder("passed", "failed", "passed", "passed");
    assertThat(workspace.run("test-all", "--resume").err()).contains("nothing to resume");
  }

  @Test
  void sequentialRepositoriesOfTwoProgramsDoNotOverlap() throws Exception {
    String exclusive = "mkdir ../busy && sleep 1 && rmdir ../busy";
    workspace.repositories(
        workspace.repository("a", "\"sequential\": true, \"test\": \"" + exclusive + "\""),
        workspace.repository("b", "\"sequential\": true, \"test\": \"" + exclusive + "\""));

    List<CompletableFuture<Program.Ended>> both =
        List.of("a", "b").stream()
            .map(name -> program.call("-w", folder.toString(), "test", name))
            .map(call -> CompletableFuture.supplyAsync(call::run, new OwnThread("program")))
            .toList();

    for (CompletableFuture<Program.Ended> each : both) {
      assertThat(each.get().status()).as(each.get().toString()).isZero();
    }
  }

  @TmuxTest
  void aPersonAtTheTerminalIsAskedAboutWhatMayBeDestructive() throws IOException {
    workspace.repositories(workspace.repository("a", "\"build\": \"rm -rf keep\""));
    Files.createDirectory(folder.resolve("a/keep"));

    assertThat(answering("n")).isEqualTo(1);
    assertThat(folder.resolve("a/keep")).exists();

    assertThat(answering("")).isEqualTo(1);
    assertThat(folder.resolve("a/keep")).exists();

    assertThat(answering("y")).isZero();
    assertThat(folder.resolve("a/keep")).doesNotExist();
  }

  /** Types the answer, and a return, where it is asked for; answers the exit status. */
  private int answering(String answer) throws IOException {
    Path script =
        Scripts.shell(
            folder.resolve("session"),
            """
            export JAVA_HOME='%s' HOME='%s' ORCHESTRATOR_STARTUP_CACHE=off
            '%s' -w '%s' build a
            echo "left with $?."
            sleep 100
            """
                .formatted(System.getProperty("java.home"), folder, program.launcher(), folder));
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      tmux.tmux("ask", "new-session", "-d", "-x", "120", "-y", "30", "--", script.toString());
      await().atMost(PATIENCE).until(() -> screen(tmux).contains("Run it? [y/N]"));
      assertThat(screen(tmux)).contains("In a: rm -rf keep").contains("deletes-files");
      if (!answer.isEmpty()) {
        tmux.tmux("ask", "send-keys", "-l", answer);
      }
      tmux.tmux("ask", "send-keys", "Enter");
      await().atMost(PATIENCE).until(() -> screen(tmux).contains("left with "));
      return Integer.parseInt(screen(tmux).replaceAll("(?s).*left with (\\d+)\\..*", "$1"));
    }
  }

  private static String screen(TmuxSandbox tmux) {
    return tmux.tmux("ask", "capture-pane", "-p");
  }
}
