package dev.orchestrator.exec.runner;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file into which a child writes one of its streams. Once the child has it, the file has no name:
 * it goes with the last process that holds it, whatever becomes of this one.
 *
 * <p>A pipe would have to be read while the child runs, and at its end there would be the choice
 * between waiting for a background process that holds the pipe open and leaving behind what was not
 * yet read. A file is whole when the child has ended.
 */
final class CapturedStream implements Closeable {

  /** In memory where Linux has it; for a machine whose folder of temporary files is of no use. */
  private static final Path OTHERWISE = Path.of("/dev/shm");

  private static final String PREFIX = "orchestrator-output-";

  private final Path name;
  private final FileChannel channel;
  private final int limit;
  private Optional<String> missing = Optional.empty();

  private CapturedStream(Path name, int limit) throws IOException {
    this.name = name;
    this.limit = limit;
    this.channel = FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Makes the file, mode 0600.
   *
   * @param limit how many bytes are kept
   */
  static CapturedStream create(int limit) throws IOException {
    try {
      return new CapturedStream(Files.createTempFile(PREFIX, ""), limit);
    } catch (IOException noFolder) {
      if (!Files.isDirectory(OTHERWISE)) {
        throw noFolder;
      }
      return new CapturedStream(Files.createTempFile(OTHERWISE, PREFIX, ""), limit);
    }
  }

  /** What the child is to append to; appending is what makes {@link #trim} possible. */
  File target() {
    return name.toFile();
  }

  /** Takes the name away, once the child has the file open or could not be started. */
  void forgetName() {
    try {
      Files.deleteIfExists(name);
    } catch (IOException left) {
      // an empty file with a name of its own among the temporary ones harms nobody
    }
  }

  /** Drops what exceeds the limit, so that a talkative child does not fill the disk. */
  void trim() {
    try {
      if (channel.size() > limit) {
        missing = Optional.of("it is longer than " + limit + " bytes");
        channel.truncate(limit);
      }
    } catch (IOException unreadable) {
      missing = Optional.of("it cannot be read: " + unreadable.getMessage());
    }
  }

  /** The first bytes that the child wrote, up to the limit; for after its end. */
  byte[] bytes() {
    trim();
    try {
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
        // the loop reads
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    } catch (IOException unreadable) {
      missing = Optional.of("it cannot be read: " + unreadable.getMessage());
      return new byte[0];
    }
  }

  /** Why the child may have written more than {@link #bytes} gave; empty when that was all. */
  Optional<String> missing() {
    return missing.or(this::refused);
  }

  /** Where not one more byte fits, an earlier one may have been refused too. */
  private Optional<String> refused() {
    try {
      channel.write(ByteBuffer.allocate(1), channel.size());
      return Optional.empty();
    } catch (IOException full) {
      return Optional.of("it could not be kept: " + full.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // nothing that was written is wanted any more
    }
  }
}
