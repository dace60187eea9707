package dev.orchestrator.runs.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Room on the disk that is kept for the journal while there is plenty, and given back when a record
 * finds none: how agents ended must be written down also when their output filled the disk. The
 * room is a file of real bytes beside the journal.
 */
final class DiskReserve {

  /** Some three thousand records. */
  static final int BYTES = 1 << 20;

  /** A disk that has no more than this many times the reserve is not made smaller by it. */
  private static final int PLENTY = 16;

  private final Path file;
  private boolean kept;

  /** Takes over the room that an earlier journal kept, if it did. */
  DiskReserve(Path journal) {
    this.file = journal.resolveSibling(journal.getFileName() + ".reserve");
    this.kept = Files.exists(file);
  }

  /** Keeps room, unless it is kept already or there is not plenty. */
  void keep() {
    if (kept) {
      return;
    }
    try {
      if (Files.getFileStore(file.getParent()).getUsableSpace() > (long) PLENTY * BYTES) {
        fill();
        kept = true;
      }
    } catch (IOException noRoom) {
      give();
    }
  }

  /**
   * Gives the room back to the disk.
   *
   * @return whether there was any
   */
  boolean give() {
    kept = false;
    try {
      return Files.deleteIfExists(file);
    } catch (IOException stuck) {
      return false;
    }
  }

  private void fill() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer zeros = ByteBuffer.allocate(BYTES);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }
}
