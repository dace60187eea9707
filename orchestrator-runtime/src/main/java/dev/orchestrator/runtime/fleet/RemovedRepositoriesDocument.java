package dev.orchestrator.runtime.fleet;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * Entries that were removed.
 *
 * @param stillNeeded who still depends on one of them
 */
public record RemovedRepositoriesDocument(
    int schemaVersion, List<String> removed, List<StillNeeded> stillNeeded) implements Document {

  /** A repository that depends on one that was removed. */
  public record StillNeeded(String repository, String dependsOn) {}
}
