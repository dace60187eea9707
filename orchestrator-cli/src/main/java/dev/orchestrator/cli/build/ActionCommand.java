package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runtime.build.WorkRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Builds or tests repositories; how they are named is for the subclass to say. */
abstract class ActionCommand implements Callable<Integer> {

  private final ProjectAction action;
  private final FleetWork work;

  @Mixin private ActionOptions which;
  @Mixin private RunOptions how;

  ActionCommand(ProjectAction action, UseCases useCases, Invocation invocation, Output output) {
    this.action = action;
    this.work = new FleetWork(useCases, invocation, output);
  }

  @Override
  public final Integer call() {
    WorkRequest request =
        new WorkRequest.Build(action, repositories(), which.chosen(), only(), how.pace());
    return how.dryRun()
        ? work.plan(request)
        : work.finish(work.carryOut(request, how, doing()), "--resume goes on with them");
  }

  private String doing() {
    return action == ProjectAction.BUILD ? "building" : "testing";
  }

  /** The repositories asked for. */
  abstract RepositoryQuery repositories();

  /** Only tests of this name. */
  Optional<String> only() {
    return Optional.empty();
  }
}
