package dev.orchestrator.git.sync;

import dev.orchestrator.core.file.FolderTree;
import java.io.IOException;
import java.nio.file.Path;

/** Folders that a sync made for itself. */
final class TemporaryFolder {

  private TemporaryFolder() {}

  /** Deletes it with all that is in it, never through a link; what cannot be deleted stays. */
  static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException left) {
      return;
    }
  }
}
