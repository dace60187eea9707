package dev.orchestrator.exec.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.orchestrator.fixtures.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir Path folder;

  @Test
  void theLastLinesAreThoseThatHoldSomething() throws IOException {
    assertThat(LogTail.lines(log("a\nb\n\nc\n\n"), 2)).containsExactly("b", "c");
    assertThat(LogTail.lines(log("no newline"), 5)).containsExactly("no newline");
    assertThat(LogTail.lines(log(""), 5)).isEmpty();
    assertThat(LogTail.lines(folder.resolve("absent"), 5)).isEmpty();
  }

  @Test
  void aPipeInThePlaceOfALogIsNotWaitedFor() {
    Path pipe = folder.resolve("pipe");
    Program.of(folder, List.of("mkfifo", pipe.toString())).output();
    List<String> lines = new ArrayList<>();

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          lines.addAll(LogTail.lines(pipe, 5));
          new GrowingLog(pipe).finish(lines::add);
        });

    assertThat(lines).isEmpty();
  }

  @Test
  @Tag("B6")
  void coloursTitlesAndOverwrittenProgressAreGone() throws IOException {
    assertThat(
            LogTail.lines(
                log("\u001b[31mred\u001b[0m\n1%\r50%\r100%\n\u001b]0;title\u0007after\n"), 3))
        .containsExactly("red", "100%", "after");
  }

  @Test
  @Tag("B6")
  void bytesThatAreNoTextDoNotReachTheTerminal() throws IOException {
    Path log = folder.resolve("log");
    Files.write(log, new byte[] {'a', (byte) 0xff, 0, 7, 8, 'b', '\n'});

    assertThat(LogTail.lines(log, 1).get(0).chars()).noneMatch(Character::isISOControl);
  }

  @Test
  @Tag("B5")
  void ofAHugeLogOnlyTheEndIsRead() throws IOException {
    Path log = folder.resolve("log");
    Files.write(log, ("x".repeat(99) + "\n").repeat(100_000).getBytes(StandardCharsets.UTF_8));

    assertThat(LogTail.lines(log, 3)).hasSize(3).allMatch(line -> line.equals("x".repeat(99)));
  }

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("log"), text);
  }
}
