package dev.orchestrator.runs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F52")
class LogCapTest {

  @TempDir Path temp;
  private Path log;

  @BeforeEach
  void begin() {
    log = temp.resolve("output.log");
  }

  @Test
  void aLogOfOrdinaryLengthIsLeftAlone() throws IOException {
    Files.writeString(log, "hello\n");

    assertThat(LogCap.enforce(log)).isFalse();
    assertThat(log).hasContent("hello\n");
  }

  @Test
  void aFloodIsCutItsEndIsKeptAndTheWriterGoesOnAtTheNewEnd() throws IOException {
    try (OutputStream agent =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      grow();
      agent.write("the last words\n".getBytes(StandardCharsets.UTF_8));

      assertThat(LogCap.enforce(log)).isTrue();
      agent.write("and more\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Files.readString(log)).startsWith("[the log was cut").endsWith("and more\n");
    assertThat(Files.readString(temp.resolve("output.log.1"))).endsWith("the last words\n");
    assertThat(Files.size(temp.resolve("output.log.1"))).isEqualTo(1 << 20);
  }

  @Test
  void aLinkInTheLogsPlaceIsNotFollowed() throws IOException {
    Path precious = temp.resolve("precious");
    Files.writeString(precious, "mine");
    Files.createSymbolicLink(log, precious);

    assertThatThrownBy(() -> LogCap.enforce(log)).isInstanceOf(IOException.class);
    assertThat(precious).hasContent("mine");
  }

  /** A file with a hole takes no room. */
  private void grow() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(LogCap.MOST + 1);
    }
  }
}
