package dev.orchestrator.runs.landing.record;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The journal of one landing, open for writing. What {@link #append} returned from outlives this
 * process and the machine. A torn last line was never confirmed to anybody and is cut off. Used by
 * one thread of the one process that holds the lock of the project's landings.
 */
public final class LandingJournal implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.landing");

  private final Path file;
  private final FileChannel channel;
  private final Clock clock;
  private final List<LandingEvent> events;
  private long length;

  private LandingJournal(
      Path file, FileChannel channel, Clock clock, List<LandingEvent> events, long length) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
    this.events = new ArrayList<>(events);
    this.length = length;
  }

  /**
   * Opens a journal, and makes it where there is none.
   *
   * @throws OrchestratorException {@link LandingLines#LANDING_RECORD}
   */
  public static LandingJournal open(Path file, Clock clock) {
    LandingLines lines = LandingLines.read(file);
    try {
      Path folder = Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      channel.truncate(lines.length());
      AtomicFile.syncFolder(folder);
      return new LandingJournal(file, channel, clock, lines.events(), lines.length());
    } catch (IOException unwritable) {
      throw unwritable(file, unwritable);
    }
  }

  /** Everything written so far. */
  public List<LandingEvent> events() {
    return List.copyOf(events);
  }

  /**
   * Writes an event, durably.
   *
   * @throws OrchestratorException {@link LandingLines#LANDING_RECORD}
   */
  public void append(LandingEvent event) {
    byte[] line =
        (LandingLines.line(events.size() + 1L, clock.instant(), event) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      channel.position(length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
    length += line.length;
    events.add(event);
    LOG.log(Level.DEBUG, () -> file + ": " + event);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
  }

  private static OrchestratorException unwritable(Path file, IOException cause) {
    return new OrchestratorException(
        LandingLines.LANDING_RECORD,
        "cannot write " + file + ": " + FileTrouble.words(cause),
        "free some disk space, or check that you may write there; 'orchestrator land' goes on",
        cause);
  }
}
