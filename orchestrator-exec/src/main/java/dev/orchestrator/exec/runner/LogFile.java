package dev.orchestrator.exec.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes the file a command writes to: new, empty, readable by its owner alone. */
final class LogFile {

  private LogFile() {}

  /**
   * Replaces whatever has that name, a symbolic link included, but never follows one: the folder
   * may be shared with people who plant links. A reader of the old file keeps reading the old file.
   *
   * @throws IOException when the name is taken by a folder or by another user's file
   */
  static void create(Path file) throws IOException {
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
}
