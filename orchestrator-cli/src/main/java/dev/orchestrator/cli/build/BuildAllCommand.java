package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds every repository. */
@Command(
    name = "build-all",
    description = "Build every repository, those first that others depend on.",
    footer = {"", "The same as 'build --all'; every option of 'build' may be given."})
public final class BuildAllCommand extends ActionCommand {

  @Mixin private SelectorOptions repositories;

  BuildAllCommand(Session session, Invocation invocation, Output output) {
    super(ProjectAction.BUILD, session, invocation, output);
  }

  @Override
  List<Repository> selected(boolean orAll) {
    return repositories.selectedOrAll(List.of());
  }
}
