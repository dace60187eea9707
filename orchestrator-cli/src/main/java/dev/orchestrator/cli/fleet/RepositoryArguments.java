package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.registry.Repository;
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

  /** The repositories asked for; all of them when none was. */
  public List<Repository> selectedOrAll() {
    return options.selectedOrAll(names);
  }

  /** The repositories asked for; when none was, all there are, which may be none. */
  public List<Repository> selectedOrAny() {
    return options.selectedOrAny(names);
  }

  /** The repositories asked for; a usage error when none was. */
  public List<Repository> selected() {
    return options.selected(names);
  }

  /** Whether every repository was asked for in so many words. */
  public boolean all() {
    return options.all();
  }
}
