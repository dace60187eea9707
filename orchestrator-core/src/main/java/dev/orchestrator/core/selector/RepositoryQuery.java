package dev.orchestrator.core.selector;

import java.util.List;
import java.util.Optional;

/**
 * Which repositories are asked for. Each part narrows the choice; within a part any of its values
 * will do.
 *
 * @param names of the registry; each must exist
 * @param tags at least one of which a repository must carry
 * @param languages one of which a repository must have
 * @param where a condition over fields of the registry and of the status
 * @param all whether every repository was asked for in so many words
 */
public record RepositoryQuery(
    List<String> names,
    List<String> tags,
    List<String> languages,
    Optional<String> where,
    boolean all) {

  /** Copies the lists. */
  public RepositoryQuery {
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    languages = List.copyOf(languages);
  }

  /** Every repository. */
  public static RepositoryQuery everything() {
    return new RepositoryQuery(List.of(), List.of(), List.of(), Optional.empty(), true);
  }

  /** Whether nothing was asked for at all, so that the command must decide what that means. */
  public boolean isEmpty() {
    return names.isEmpty() && tags.isEmpty() && languages.isEmpty() && where.isEmpty() && !all;
  }
}
