package dev.orchestrator.runs.spi;

import dev.orchestrator.runs.run.IssueStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An issue's status changed.
 *
 * @param project the run
 * @param issue its number
 * @param repository key of its repository
 * @param repositories all those of the run, as in {@link IssueRequest}
 * @param status what it is now
 * @param branch where its work is
 * @param reason one line; may be empty
 * @param at when
 * @param options further keys of the plan's {@code source}, as text
 */
public record IssueProgress(
    String project,
    int issue,
    String repository,
    Map<String, String> repositories,
    IssueStatus status,
    String branch,
    String reason,
    Instant at,
    Map<String, String> options) {

  /** Copies the maps. */
  public IssueProgress {
    options = Map.copyOf(options);
    repositories = Collections.unmodifiableMap(new LinkedHashMap<>(repositories));
  }
}
