package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.plan.FetchedIssues;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The copies of plans that were in force. A plan that is edited often must not fill the disk. */
final class PlanCopies {

  private PlanCopies() {}

  /** Deletes every copy beside the given ones; what cannot be deleted stays. */
  static void keepOnly(Collection<Path> copies) {
    Set<Path> kept = new HashSet<>(copies);
    copies.forEach(copy -> kept.add(FetchedIssues.beside(copy)));
    copies.stream().map(Path::getParent).distinct().forEach(folder -> clear(folder, kept));
  }

  private static void clear(Path folder, Set<Path> kept) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json*")) {
      for (Path file : files) {
        if (!kept.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException stays) {
      return;
    }
  }
}
