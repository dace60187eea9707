package dev.orchestrator.cli.build;

import dev.orchestrator.exec.log.LogTail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the lines that have been added to a log since it was last asked. */
final class LogFollower {

  private static final int CHUNK = 64 * 1024;

  private final Path log;
  private final Consumer<String> lines;
  private final StringBuilder unfinished = new StringBuilder();
  private long position;

  LogFollower(Path log, Consumer<String> lines) {
    this.log = log;
    this.lines = lines;
  }

  synchronized void follow() {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.min(position, channel.size()));
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      while (channel.read(buffer) > 0) {
        position += buffer.position();
        unfinished.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        buffer.clear();
        emit();
      }
    } catch (IOException notThereYet) {
      // the next call finds it
    }
  }

  synchronized void finish() {
    follow();
    if (!unfinished.isEmpty()) {
      lines.accept(LogTail.shown(unfinished.toString()));
      unfinished.setLength(0);
    }
  }

  private void emit() {
    int end = unfinished.indexOf("\n");
    while (end >= 0) {
      lines.accept(LogTail.shown(unfinished.substring(0, end)));
      unfinished.delete(0, end + 1);
      end = unfinished.indexOf("\n");
    }
    if (unfinished.length() > CHUNK) {
      unfinished.delete(0, unfinished.length() - CHUNK);
    }
  }
}
