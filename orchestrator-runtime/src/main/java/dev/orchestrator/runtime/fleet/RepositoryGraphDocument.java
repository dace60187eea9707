package dev.orchestrator.runtime.fleet;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * Which repository depends on which.
 *
 * @param repositories each after those it depends on
 */
public record RepositoryGraphDocument(int schemaVersion, List<Node> repositories)
    implements Document {

  /** A repository and what it depends on, by name. */
  public record Node(String name, List<String> dependsOn) {}
}
