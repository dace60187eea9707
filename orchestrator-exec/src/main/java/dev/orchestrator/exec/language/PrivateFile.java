package dev.orchestrator.exec.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A temporary file that only its owner can read and nobody could have prepared. */
final class PrivateFile {

  private PrivateFile() {}

  /** In the same folder, so that it can replace the other by a rename. */
  static Path beside(Path file) throws IOException {
    return Files.createTempFile(
        file.toAbsolutePath().getParent(),
        ".orchestrator-",
        ".tmp",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
