package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds every repository. */
@Command(
    name = "build-all",
    description = "Build every repository, those first that others depend on.",
    footer = {"", "The same as 'build --all'; every option of 'build' may be given."})
public final class BuildAllCommand implements Callable<Integer> {

  private final ActionRunner runner;

  @Mixin private SelectorOptions repositories;
  @Mixin private ActionOptions which;
  @Mixin private RunOptions how;

  BuildAllCommand(Session session, Invocation invocation, Output output) {
    this.runner = new ActionRunner(session, invocation, output);
  }

  @Override
  public Integer call() {
    return runner.run(
        ProjectAction.BUILD, repositories.selectedOrAll(List.of()), which, how, Optional.empty());
  }
}
