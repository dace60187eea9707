package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.selector.RepositoryQuery;
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

  /** What was asked for, with these names. */
  public RepositoryQuery query(List<String> names) {
    return new RepositoryQuery(names, tags, languages, Optional.ofNullable(where), all);
  }

  /** Whether every repository was asked for in so many words. */
  public boolean all() {
    return all;
  }
}
