package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests repositories. */
@Command(
    name = TestCommand.NAME,
    description = {
      "Test repositories: by the command of their entry in config/repos.json, else by the workflow",
      "'test', else by the tool of their language."
    },
    footer = {
      "",
      "Output goes to a log file per repository, which the result names. Exit status 1 when one",
      "failed, or when there was nothing to do in any."
    })
public final class TestCommand extends ActionCommand {

  /** As it is called on the command line. */
  public static final String NAME = "test";

  @Mixin private RepositoryArguments repositories;
  @Mixin private TestOptions tests;

  TestCommand(UseCases useCases, Invocation invocation, Output output) {
    super(ProjectAction.TEST, useCases, invocation, output);
  }

  @Override
  RepositoryQuery repositories() {
    return repositories.query();
  }

  @Override
  Optional<String> only() {
    return tests.only();
  }
}
