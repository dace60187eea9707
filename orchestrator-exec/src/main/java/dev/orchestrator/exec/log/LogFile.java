package dev.orchestrator.exec.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes the file a command writes to: new, empty, readable by its owner alone. */
public final class LogFile {

  private LogFile() {}

  /**
   * Replaces whatever has that name, a symbolic link included, but never follows one: the folder
   * may be shared with people who plant links. A reader of the old file keeps reading the old file.
   *
   * @throws IOException when the name is taken by a folder or by another user's file
   */
  public static void create(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("the log file " + file + " is a folder");
    }
    Files.deleteIfExists(file);
    Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        .close();
  }

  /** Adds text to a log made by {@link #create}. */
  public static void append(Path file, String text) throws IOException {
    requireRegular(file);
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Refuses a log that is no longer a plain file.
   *
   * @throws IOException when it is gone or somebody put something else in its place
   */
  public static void requireRegular(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("the log file " + file + " is no plain file any more");
    }
  }
}
