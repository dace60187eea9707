package dev.orchestrator.runtime.fleet;

import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.sync.SyncOutcome;
import dev.orchestrator.git.sync.SyncResult;
import dev.orchestrator.runtime.usecase.Document;
import java.time.Instant;
import java.util.List;

/**
 * What state repositories are in.
 *
 * @param scannedAt when they had been looked at
 * @param repositories in the order they were asked for
 * @param notFetched what could not be fetched before, and is shown as of an earlier fetch
 */
public record StatusDocument(
    int schemaVersion,
    Instant scannedAt,
    List<RepositoryStatus> repositories,
    List<NotFetched> notFetched)
    implements Document {

  /**
   * A repository whose remote could not be asked.
   *
   * @param reason in words
   */
  public record NotFetched(String name, SyncOutcome outcome, String reason) {

    static NotFetched of(SyncResult result) {
      return new NotFetched(result.name(), result.outcome(), result.reason());
    }
  }

  /** Copies the lists. */
  public StatusDocument {
    repositories = List.copyOf(repositories);
    notFetched = List.copyOf(notFetched);
  }

  StatusDocument(
      Instant scannedAt, List<RepositoryStatus> repositories, List<NotFetched> notFetched) {
    this(1, scannedAt, repositories, notFetched);
  }

  /** Whether a repository is missing, broken or did not answer in time. */
  public boolean failed() {
    return repositories.stream().anyMatch(status -> status.state().isFailure());
  }
}
