package dev.orchestrator.runs.journal;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A run's journal, open for writing. What {@link #append} returned from outlives this process
 * however it ends, and the machine once {@link #sync} returned; what it threw from is not in the
 * file. Nothing that was written is ever changed: only the torn end of a write that nobody was told
 * of is cut off when it is opened.
 *
 * <p>While there is plenty of room on the disk some is kept for the journal, and used when there is
 * none left: records are the last thing that a full disk stops.
 *
 * <p>Used by one thread of the one process that holds the run's lock.
 */
public final class Journal implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.runs");

  private final Path file;
  private final FileChannel channel;
  private final JournalCodec codec;
  private final DiskReserve reserve;
  private RunState state;
  private long length;
  private boolean unsynced;

  private Journal(Path file, FileChannel channel, JournalCodec codec, JournalReader.Replay replay) {
    this.file = file;
    this.channel = channel;
    this.codec = codec;
    this.reserve = new DiskReserve(file.toAbsolutePath());
    this.state = replay.state();
    this.length = replay.length();
  }

  /**
   * Opens a journal and replays it; makes it, and the folders above it, where there is none.
   *
   * @throws OrchestratorException when a record in it is damaged, or it cannot be written
   */
  public static Journal open(Path file, JournalCodec codec) {
    return open(file, codec, UnaryOperator.identity());
  }

  /** Writes through what {@code disk} makes of the file. */
  static Journal open(Path file, JournalCodec codec, UnaryOperator<FileChannel> disk) {
    JournalReader.Replay replay = new JournalReader(codec).replay(file);
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      cut(channel, replay.length());
      AtomicFile.syncFolder(folder);
      Journal journal = new Journal(file, disk.apply(channel), codec, replay);
      journal.reserve.keep();
      return journal;
    } catch (IOException unwritable) {
      throw unwritable(file, unwritable);
    }
  }

  /** The fold of everything written so far. */
  public RunState state() {
    return state;
  }

  /**
   * Writes an event.
   *
   * @return the state after it
   * @throws OrchestratorException {@link JournalErrors#JOURNAL_UNWRITABLE}; state and file are then
   *     as before
   */
  public RunState append(RunEvent event, Moment at) {
    return append(List.of(event), at);
  }

  /** Writes several events together: all of them or, from the front, some. */
  public RunState append(List<RunEvent> events, Moment at) {
    RunState after = state;
    StringBuilder lines = new StringBuilder();
    for (RunEvent event : events) {
      JournalRecord record = new JournalRecord(JournalRecord.SCHEMA, after.seq() + 1, at, event);
      lines.append(codec.line(record)).append('\n');
      after = after.apply(record);
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    write(bytes);
    LOG.log(Level.DEBUG, () -> file + ": " + lines.toString().strip());
    length += bytes.length;
    state = after;
    return state;
  }

  /**
   * Makes everything that was written outlive a loss of power too.
   *
   * @throws OrchestratorException {@link JournalErrors#JOURNAL_UNWRITABLE}
   */
  public void sync() {
    if (!unsynced) {
      return;
    }
    try {
      channel.force(false);
      unsynced = false;
      reserve.keep();
    } catch (IOException unwritable) {
      throw unwritable(file, unwritable);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      sync();
    } finally {
      channel.close();
      reserve.give();
    }
  }

  private void write(byte[] bytes) {
    try {
      put(bytes);
    } catch (IOException unwritable) {
      takeBack(unwritable);
      if (!FileTrouble.isLackOfRoom(unwritable) || !reserve.give()) {
        throw unwritable(file, unwritable);
      }
      write(bytes);
    }
  }

  private void put(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    channel.position(length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    unsynced = true;
  }

  /** The next record must not follow half of this one. */
  private void takeBack(IOException cause) {
    try {
      cut(channel, length);
    } catch (IOException stillUnwritable) {
      cause.addSuppressed(stillUnwritable);
    }
  }

  private static void cut(FileChannel channel, long length) throws IOException {
    if (channel.size() > length) {
      channel.truncate(length);
      channel.force(true);
    }
  }

  private static OrchestratorException unwritable(Path file, IOException cause) {
    return new OrchestratorException(
        JournalErrors.JOURNAL_UNWRITABLE,
        "cannot write " + file + ": " + FileTrouble.words(cause),
        "free some disk space, or check that you may write there; nothing was started since",
        cause);
  }
}
