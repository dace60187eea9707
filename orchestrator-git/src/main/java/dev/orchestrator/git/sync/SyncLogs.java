package dev.orchestrator.git.sync;

import dev.orchestrator.exec.log.LogFile;
import dev.orchestrator.exec.log.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the log of each repository's sync. */
record SyncLogs(LogFolder folder) {

  /** Where it was written; empty when it could not be, which does not undo a sync. */
  Optional<String> write(String repository, String text) {
    Path file = folder.log("sync", repository);
    try {
      LogFile.create(file);
      LogFile.append(file, text);
      return Optional.of(file.toString());
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
