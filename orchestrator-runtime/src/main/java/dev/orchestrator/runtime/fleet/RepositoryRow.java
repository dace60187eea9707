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
        each.hosting().platform(),
        each.hosting().remote(),
        each.local().toString(),
        each.hosting().defaultBranch(),
        each.profile().language(),
        each.profile().hasClaudeMd(),
        each.profile().tags(),
        each.profile().description(),
        each.dependsOn(),
        each.commands().build(),
        each.commands().test(),
        each.commands().sequential(),
        each.deny(),
        each.profile().notes());
  }
}
