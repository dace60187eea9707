package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds repositories. */
@Command(
    name = BuildCommand.NAME,
    description = {
      "Build repositories: by the command of their entry in config/repos.json, else by the"
          + " workflow",
      "'build', else by the tool of their language."
    },
    footer = {
      "",
      "Output goes to a log file per repository, which the result names. Exit status 1 when one",
      "failed, or when there was nothing to do in any."
    })
public final class BuildCommand extends ActionCommand {

  /** As it is called on the command line. */
  public static final String NAME = "build";

  @Mixin private RepositoryArguments repositories;

  BuildCommand(UseCases useCases, Invocation invocation, Output output) {
    super(ProjectAction.BUILD, useCases, invocation, output);
  }

  @Override
  RepositoryQuery repositories() {
    return repositories.query();
  }
}
