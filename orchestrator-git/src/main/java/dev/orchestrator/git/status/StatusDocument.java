package dev.orchestrator.git.status;

import java.time.Instant;
import java.util.List;

/**
 * The answer to "what state are they in", as JSON on standard output.
 *
 * @param schemaVersion of this document
 * @param scannedAt when the scan began
 * @param repositories in the order they were asked for
 */
public record StatusDocument(
    int schemaVersion, Instant scannedAt, List<RepositoryStatus> repositories) {

  /** The version this program writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the list. */
  public StatusDocument {
    repositories = List.copyOf(repositories);
  }
}
