package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.TaskStatus;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Temporary files of writers that were killed. Whoever holds the store's lock may remove them. */
final class LeftoverFiles {

  private final Path folder;

  LeftoverFiles(Path folder) {
    this.folder = folder;
  }

  void remove() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, path -> isOurs(path.getFileName().toString()))) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOurs(String name) {
    return name.endsWith(".tmp")
        && Arrays.stream(TaskStatus.values())
            .anyMatch(status -> name.matches("\\." + status.word() + "\\.md\\d+\\.tmp"));
  }
}
