package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.selector.RepositoryQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Names of repositories and {@link SelectorOptions}: what most fleet commands take. */
public final class RepositoryArguments {

  @Parameters(arity = "0..*", paramLabel = "REPO", description = "Names of repositories.")
  private final List<String> names = new ArrayList<>();

  @Mixin private SelectorOptions options;

  /** What was asked for, to be understood by the use case. */
  public RepositoryQuery query() {
    return options.query(names);
  }

  /** Whether every repository was asked for in so many words. */
  public boolean all() {
    return options.all();
  }
}
