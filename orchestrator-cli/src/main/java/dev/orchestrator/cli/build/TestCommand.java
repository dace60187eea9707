package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests repositories. */
@Command(
    name = "test",
    description = {
      "Test repositories: by the command of their entry in config/repos.json, else by the workflow",
      "'test', else by the tool of their language."
    },
    footer = {
      "",
      "Output goes to a log file per repository, which the result names. Exit status 1 when one",
      "failed, or when there was nothing to do in any."
    })
public final class TestCommand implements Callable<Integer> {

  private final ActionRunner runner;

  @Mixin private RepositoryArguments repositories;
  @Mixin private ActionOptions which;
  @Mixin private RunOptions how;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only tests of this name, in the notation of the language's tool.")
  private @Nullable String only;

  TestCommand(Session session, Invocation invocation, Output output) {
    this.runner = new ActionRunner(session, invocation, output);
  }

  @Override
  public Integer call() {
    List<Repository> selected =
        which.nameThemselves() ? repositories.selectedOrAll() : repositories.selected();
    return runner.run(ProjectAction.TEST, selected, which, how, Optional.ofNullable(only));
  }
}
