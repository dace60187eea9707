package dev.orchestrator.workers.supervisor;

import dev.orchestrator.workers.spi.AgentEvent;
import dev.orchestrator.workers.spi.AgentProtocol;
import dev.orchestrator.workers.spi.AgentReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads the log of an attempt as it grows and folds what the agent reports. Bounded in memory
 * whatever the agent writes: of a line that is too long only the beginning is looked at. Used by
 * one thread at a time.
 */
final class AgentLog {

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_LINE = 4 * 1024 * 1024;

  private final Path file;
  private final AgentProtocol protocol;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private AgentReport report = AgentReport.EMPTY;
  private long offset;
  private long events;

  AgentLog(Path file, AgentProtocol protocol) {
    this.file = file;
    this.protocol = protocol;
  }

  /** What the agent reported in what was read so far. */
  AgentReport report() {
    return report;
  }

  /** How many things it reported. */
  long events() {
    return events;
  }

  /**
   * Reads on, at most about {@code most} bytes. A log that was cut short is read from the start.
   */
  void readOn(long most) {
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
        take(buffer.array(), buffer.position());
        buffer.clear();
      }
    } catch (NoSuchFileException notYet) {
      return;
    } catch (IOException unreadable) {
      return;
    }
  }

  /** Reads all of it, a last line without a line feed included. */
  AgentReport finish() {
    readOn(Long.MAX_VALUE / 2);
    if (line.size() > 0) {
      lineEnds();
    }
    return report;
  }

  private void take(byte[] bytes, int count) {
    int start = 0;
    for (int index = 0; index < count; index++) {
      if (bytes[index] == '\n') {
        append(bytes, start, index - start);
        lineEnds();
        start = index + 1;
      }
    }
    append(bytes, start, count - start);
  }

  private void append(byte[] bytes, int start, int count) {
    line.write(bytes, start, Math.max(0, Math.min(count, LONGEST_LINE - line.size())));
  }

  private void lineEnds() {
    List<AgentEvent> found = protocol.events(line.toString(StandardCharsets.UTF_8));
    line.reset();
    events += found.size();
    report = report.with(found);
  }
}
