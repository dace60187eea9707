package dev.orchestrator.runs.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which issues are wanted.
 *
 * @param project the run
 * @param repositories those that issues may name: by key, the address that git fetches it from,
 *     empty where it has none. Where an issue names none it belongs to the first
 * @param only the repository whose issues alone are wanted
 * @param options further keys of the plan's {@code source}, as text
 */
public record IssueRequest(
    String project,
    Map<String, String> repositories,
    Optional<String> only,
    Map<String, String> options) {

  /** Copies the collections. */
  public IssueRequest {
    repositories = Collections.unmodifiableMap(new LinkedHashMap<>(repositories));
    options = Map.copyOf(options);
  }
}
