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

/** Tests every repository. */
@Command(
    name = "test-all",
    description = "Test every repository, those first that others depend on.",
    footer = {"", "The same as 'test --all'; every option of 'test' may be given."})
public final class TestAllCommand implements Callable<Integer> {

  private final ActionRunner runner;

  @Mixin private SelectorOptions repositories;
  @Mixin private ActionOptions which;
  @Mixin private RunOptions how;

  TestAllCommand(Session session, Invocation invocation, Output output) {
    this.runner = new ActionRunner(session, invocation, output);
  }

  @Override
  public Integer call() {
    return runner.run(
        ProjectAction.TEST, repositories.selectedOrAll(List.of()), which, how, Optional.empty());
  }
}
