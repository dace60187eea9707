package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests every repository. */
@Command(
    name = "test-all",
    description = "Test every repository, those first that others depend on.",
    footer = {"", "The same as 'test --all'; every option of 'test' may be given."})
public final class TestAllCommand extends ActionCommand {

  @Mixin private SelectorOptions repositories;
  @Mixin private TestOptions tests;

  TestAllCommand(Session session, Invocation invocation, Output output) {
    super(ProjectAction.TEST, session, invocation, output);
  }

  @Override
  List<Repository> selected(boolean orAll) {
    return repositories.selectedOrAll(List.of());
  }

  @Override
  Optional<String> only() {
    return tests.only();
  }
}
