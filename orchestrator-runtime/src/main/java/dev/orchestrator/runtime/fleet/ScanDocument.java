package dev.orchestrator.runtime.fleet;

import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.runtime.usecase.Document;
import java.time.Instant;
import java.util.List;

/**
 * What was found and kept.
 *
 * @param scannedAt when they had been looked at
 * @param repositories in the order they were asked for
 * @param file where the last known state of every repository stands
 */
public record ScanDocument(
    int schemaVersion, Instant scannedAt, List<RepositoryStatus> repositories, String file)
    implements Document {

  /** Copies the list. */
  public ScanDocument {
    repositories = List.copyOf(repositories);
  }

  /** Whether a repository is missing, broken or did not answer in time. */
  public boolean failed() {
    return repositories.stream().anyMatch(status -> status.state().isFailure());
  }
}
