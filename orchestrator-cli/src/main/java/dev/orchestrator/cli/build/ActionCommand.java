package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Builds or tests repositories; how they are named is for the subclass to say. */
abstract class ActionCommand implements Callable<Integer> {

  private final ProjectAction action;
  private final ActionRunner runner;

  @Mixin private ActionOptions which;
  @Mixin private RunOptions how;

  ActionCommand(ProjectAction action, Session session, Invocation invocation, Output output) {
    this.action = action;
    this.runner = new ActionRunner(session, invocation, output);
  }

  @Override
  public final Integer call() {
    return runner.run(action, selected(which.nameThemselves()), which, how, only());
  }

  /**
   * The repositories.
   *
   * @param orAll whether none need be named, because the last run says which
   */
  abstract List<Repository> selected(boolean orAll);

  /** Only tests of this name. */
  Optional<String> only() {
    return Optional.empty();
  }
}
