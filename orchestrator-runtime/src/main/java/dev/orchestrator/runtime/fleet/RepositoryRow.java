package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import java.util.List;
import java.util.Optional;

/** An entry of the registry as JSON, with every path resolved. */
public record RepositoryRow(
    String name,
    String platform,
    String remote,
    String local,
    String defaultBranch,
    String language,
    boolean hasClaudeMd,
    List<String> tags,
    String description,
    List<String> dependsOn,
    Optional<String> build,
    Optional<String> test,
    boolean sequential,
    List<String> deny,
    Optional<String> notes) {

  static RepositoryRow of(Repository each) {
    return new RepositoryRow(
        each.name(),
        each.platform(),
        each.remote(),
        each.local().toString(),
        each.defaultBranch(),
        each.language(),
        each.hasClaudeMd(),
        each.tags(),
        each.description(),
        each.dependsOn(),
        each.build(),
        each.test(),
        each.sequential(),
        each.deny(),
        each.notes());
  }
}
