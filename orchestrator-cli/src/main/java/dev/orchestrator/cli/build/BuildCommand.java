package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds repositories. */
@Command(
    name = "build",
    description = {
      "Build repositories: by the command of their entry in config/repos.json, else by the workflow",
      "'build', else by the tool of their language."
    },
    footer = {
      "",
      "Output goes to a log file per repository, which the result names. Exit status 1 when one",
      "failed, or when there was nothing to do in any."
    })
public final class BuildCommand extends ActionCommand {

  @Mixin private RepositoryArguments repositories;

  BuildCommand(Session session, Invocation invocation, Output output) {
    super(ProjectAction.BUILD, session, invocation, output);
  }

  @Override
  List<Repository> selected(boolean orAll) {
    return orAll ? repositories.selectedOrAll() : repositories.selected();
  }
}
