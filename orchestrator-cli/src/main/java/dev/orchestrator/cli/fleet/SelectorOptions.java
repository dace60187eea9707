package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that select repositories, the same on every fleet command. A command mixes in {@link
 * RepositoryArguments} when repositories are also named, and this when its words mean something
 * else.
 */
public final class SelectorOptions {

  /** The command does not guess which repositories are meant. */
  public static final ErrorCode SELECTION_MISSING = ErrorCode.user("SELECTION_MISSING");

  private final Provider<RepositoryRegistry> registry;
  private final Provider<RepositorySelector> selector;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only repositories with this tag; may be repeated, then any of them will do.")
  private final List<String> tags = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Only repositories in this language; may be repeated.")
  private final List<String> languages = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "EXPR",
      description =
          "Only repositories for which this holds: fields of the registry and the status with"
              + " == != < > ~ && || ! and parentheses, such as 'dirty || behind > 0'.")
  private @Nullable String where;

  @Option(names = "--all", description = "All repositories.")
  private boolean all;

  /** Made by the command line's factory. */
  SelectorOptions(Provider<RepositoryRegistry> registry, Provider<RepositorySelector> selector) {
    this.registry = registry;
    this.selector = selector;
  }

  /** What was asked for, with these names. */
  public RepositoryQuery query(List<String> names) {
    return new RepositoryQuery(names, tags, languages, Optional.ofNullable(where), all);
  }

  /** The repositories with these names and options; all of them when there are neither. */
  public List<Repository> selectedOrAll(List<String> names) {
    return selector.get().select(query(names));
  }

  /** The same for a command that has something to say of a workspace without repositories. */
  public List<Repository> selectedOrAny(List<String> names) {
    RepositoryQuery query = query(names);
    return query.isEmpty() ? registry.get().all() : selector.get().select(query);
  }

  /**
   * The repositories with these names and options, for a command that must be told.
   *
   * @throws OrchestratorException {@link #SELECTION_MISSING} when there are neither
   */
  public List<Repository> selected(List<String> names) {
    if (query(names).isEmpty()) {
      throw new OrchestratorException(
          SELECTION_MISSING,
          "no repositories were named",
          "name some, or choose them with --tag, --language, --where or --all");
    }
    return selectedOrAll(names);
  }

  /** Whether every repository was asked for in so many words. */
  public boolean all() {
    return all;
  }
}
