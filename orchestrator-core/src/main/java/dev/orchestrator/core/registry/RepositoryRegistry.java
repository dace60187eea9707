package dev.orchestrator.core.registry;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repositories of a workspace in the order of the file. Immutable. */
public final class RepositoryRegistry {

  /** No repository has that name. */
  public static final ErrorCode REPOSITORY_UNKNOWN = ErrorCode.user("REPOSITORY_UNKNOWN");

  private final Map<String, Repository> byName = new LinkedHashMap<>();

  /** Names must be unique; the reader of the file has reported duplicates. */
  public RepositoryRegistry(List<Repository> repositories) {
    repositories.forEach(repository -> byName.putIfAbsent(repository.name(), repository));
  }

  /** Every repository in the order of the file. */
  public List<Repository> all() {
    return List.copyOf(byName.values());
  }

  /** The repository of that name, if there is one. */
  public Optional<Repository> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The repository of that name.
   *
   * @throws OrchestratorException {@link #REPOSITORY_UNKNOWN} with the nearest name as a suggestion
   */
  public Repository require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new OrchestratorException(
                    REPOSITORY_UNKNOWN,
                    "no repository is named '" + name + "'",
                    Suggestions.hint(
                        name, byName.keySet(), "'orchestrator repo list' shows the known names")));
  }
}
