package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds every repository. */
@Command(
    name = BuildAllCommand.NAME,
    description = "Build every repository, those first that others depend on.",
    footer = {"", "The same as 'build --all'; every option of 'build' may be given."})
public final class BuildAllCommand extends ActionCommand {

  /** As it is called on the command line. */
  public static final String NAME = "build-all";

  @Mixin private SelectorOptions repositories;

  BuildAllCommand(UseCases useCases, Invocation invocation, Output output) {
    super(ProjectAction.BUILD, useCases, invocation, output);
  }

  @Override
  RepositoryQuery repositories() {
    RepositoryQuery query = repositories.query(List.of());
    return query.isEmpty() ? RepositoryQuery.everything() : query;
  }
}
