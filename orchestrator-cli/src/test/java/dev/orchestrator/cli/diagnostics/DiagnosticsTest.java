package dev.orchestrator.cli.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {

  @TempDir Path folder;
  private CommandLineTester program;

  @BeforeEach
  void workspace() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/repos.json"),
        "{\"repositories\": [{\"name\": \"one\", \"local\": \"one\"}]}");
    Files.createDirectories(folder.resolve("one"));
    program = CommandLineTester.in(folder);
  }

  @Test
  void nothingIsLoggedUnlessItIsAskedFor() {
    assertThat(program.run("task", "list").err()).doesNotContain("INFO", "DEBUG");
  }

  @Test
  void verboseTellsWhatIsAskedAndTwiceEveryCommand() {
    Ran once = program.run("status", "-v");
    assertThat(once.err()).contains("INFO runtime: ShowStatus ").doesNotContain("DEBUG");
    assertThat(program.run("-vv", "status").err()).contains("DEBUG exec: 'git version' in ");
    assertThat(program.run("status").err()).doesNotContain("INFO");
  }

  @Test
  void eachRoomTellsOfWhatItDidToTheWorld() throws IOException {
    assertThat(program.run("-vv", "sync").err())
        .contains("DEBUG git: sync of 'one' came to 'error'");
    Files.createDirectories(folder.resolve("tasks"));
    Ran added = program.run("-vv", "task", "add", "--title", "Buy milk");
    assertThat(added.err()).contains("DEBUG tasks: task-001 stands in " + folder);
  }

  @Test
  void theWordsOfAnotherProgramAreNotOurs() {
    assertThat(program.run("safety", "check", "--", "ls", "-v").err()).doesNotContain("INFO");
  }

  @Test
  void aFileTakesAllOfItAndIsForItsOwnerAlone() throws IOException {
    Path log = folder.resolve("log");
    Ran ran = program.with(Map.of("ORCHESTRATOR_LOG", log.toString())).run("status");
    assertThat(ran.err()).doesNotContain("INFO");
    assertThat(log).content().contains("DEBUG exec: ", "INFO runtime: ");
    assertThat(Files.getPosixFilePermissions(log)).hasSize(2);
  }

  @Test
  void aFileThatCannotBeWrittenIsAnErrorBeforeAnythingIsDone() {
    Ran ran = program.with(Map.of("ORCHESTRATOR_LOG", "nowhere/log")).run("status");
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[LOG_NOT_WRITTEN]");
  }

  @Test
  void aSecretIsNotWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LogSink sink =
        new LogSink(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            Level.INFO,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    sink.write("git", Level.INFO, "fetch https://ada:hunter2@example.org/x.git");
    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo("1970-01-01T00:00:00Z INFO git: fetch https://ada:[secret]@example.org/x.git\n");
  }
}
