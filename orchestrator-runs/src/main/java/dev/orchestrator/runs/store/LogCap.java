package dev.orchestrator.runs.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps the log of an attempt from filling the disk. The shell that writes it appends, so a log
 * that is cut short goes on at its new end; what comes between the copy and the cut is lost.
 */
public final class LogCap {

  /**
   * No agent was seen to say a tenth of that in a day; a test in an endless loop does in minutes.
   */
  static final long MOST = 64L << 20;

  private static final int KEPT = 1 << 20;
  private static final String NOTE = "[the log was cut:";

  private LogCap() {}

  /**
   * Cuts a log that has become too long: its end goes to {@code output.log.1}, the log says what is
   * missing and goes on.
   *
   * @return whether it was cut
   */
  public static boolean enforce(Path log) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            log,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      if (size <= MOST) {
        return false;
      }
      keepEnd(channel, size, log.resolveSibling(log.getFileName() + ".1"));
      channel.truncate(0);
    }
    String note =
        NOTE
            + " it had become longer than %d MiB; its last lines are in %s.1]%n"
                .formatted(MOST >> 20, log.getFileName());
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
      channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)));
    }
    return true;
  }

  /** Whether a line of a log was written here and not by the agent. */
  public static boolean isNote(String line) {
    return line.startsWith(NOTE);
  }

  private static void keepEnd(FileChannel log, long size, Path kept) throws IOException {
    try (FileChannel copy =
        FileChannel.open(
            kept,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS))) {
      log.transferTo(size - KEPT, KEPT, copy);
    }
  }
}
