package dev.orchestrator.workers.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which issues are wanted.
 *
 * @param project the run
 * @param repositories keys of the repositories issues may name; where an issue names none it
 *     belongs to the first
 * @param only the repository whose issues alone are wanted
 * @param options further keys of the plan's {@code source}, as text
 */
public record IssueRequest(
    String project, List<String> repositories, Optional<String> only, Map<String, String> options) {

  /** Copies the collections. */
  public IssueRequest {
    repositories = List.copyOf(repositories);
    options = Map.copyOf(options);
  }
}
