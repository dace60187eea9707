package dev.orchestrator.exec.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A log that somebody may still be writing: hands out each line once, as UTF-8 without its line
 * feed. Bounded in memory whatever is written: of a line that is too long only the beginning is
 * kept. A file that is not there, cannot be read, or is a pipe, has no lines yet; one that was cut
 * short is read from its start. Used by one thread at a time.
 */
public final class GrowingLog {

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_LINE = 4 * 1024 * 1024;

  private final Path file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long offset;

  /** Nothing is read yet. */
  public GrowingLog(Path file) {
    this.file = file;
  }

  /** Hands out the lines of about the next {@code most} bytes, as far as they are whole. */
  public void readOn(long most, Consumer<String> lines) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < offset) {
        offset = 0;
        line.reset();
      }
      channel.position(offset);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long end = offset + most;
      while (offset < end && channel.read(buffer) > 0) {
        offset += buffer.position();
        take(buffer.array(), buffer.position(), lines);
        buffer.clear();
      }
    } catch (IOException notYet) {
      return;
    }
  }

  /** Hands out all that is left, a last line without a line feed included. */
  public void finish(Consumer<String> lines) {
    readOn(Long.MAX_VALUE / 2, lines);
    if (line.size() > 0) {
      lineEnds(lines);
    }
  }

  private void take(byte[] bytes, int count, Consumer<String> lines) {
    int start = 0;
    for (int index = 0; index < count; index++) {
      if (bytes[index] == '\n') {
        append(bytes, start, index - start);
        lineEnds(lines);
        start = index + 1;
      }
    }
    append(bytes, start, count - start);
  }

  private void append(byte[] bytes, int start, int count) {
    line.write(bytes, start, Math.max(0, Math.min(count, LONGEST_LINE - line.size())));
  }

  private void lineEnds(Consumer<String> lines) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }
}
