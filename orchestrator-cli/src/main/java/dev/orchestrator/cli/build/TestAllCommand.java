package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests every repository. */
@Command(
    name = TestAllCommand.NAME,
    description = "Test every repository, those first that others depend on.",
    footer = {"", "The same as 'test --all'; every option of 'test' may be given."})
public final class TestAllCommand extends ActionCommand {

  /** As it is called on the command line. */
  public static final String NAME = "test-all";

  @Mixin private SelectorOptions repositories;
  @Mixin private TestOptions tests;

  TestAllCommand(UseCases useCases, Invocation invocation, Output output) {
    super(ProjectAction.TEST, useCases, invocation, output);
  }

  @Override
  RepositoryQuery repositories() {
    RepositoryQuery query = repositories.query(List.of());
    return query.isEmpty() ? RepositoryQuery.everything() : query;
  }

  @Override
  Optional<String> only() {
    return tests.only();
  }
}
