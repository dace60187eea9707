package dev.orchestrator.git.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writes the log of each repository's sync, readable by its owner alone. */
final class SyncLogs {

  private final Path folder;

  SyncLogs(Path folder) {
    this.folder = folder;
  }

  /** Where it was written; empty when it could not be, which does not undo a sync. */
  Optional<String> write(String name, String text) {
    Path file =
        folder.resolve("orchestrator-sync-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".log");
    try {
      Files.deleteIfExists(file);
      var channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (channel) {
        channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      }
      return Optional.of(file.toString());
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
