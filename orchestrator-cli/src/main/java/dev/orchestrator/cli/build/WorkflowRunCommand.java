package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.runtime.build.WorkRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a workflow in repositories. */
@Command(
    name = "run",
    description = {
      "Run a workflow in repositories. Every template and condition is resolved for all of them",
      "before anything runs."
    },
    footer = {"", "Exit status 1 when it failed in one. Where no condition holds it is skipped."})
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class WorkflowRunCommand implements Callable<Integer> {

  private final FleetWork work;

  @Parameters(index = "0", paramLabel = "NAME", description = "Which workflow.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "REPO",
      description = "Names of repositories.")
  private final List<String> names = new ArrayList<>();

  @Mixin private PushOption push;
  @Mixin private SelectorOptions repositories;
  @Mixin private RunOptions how;

  WorkflowRunCommand(UseCases useCases, Invocation invocation, Output output) {
    this.work = new FleetWork(useCases, invocation, output);
  }

  /** Where no condition holds there is nothing to do, as the workflow's author said. */
  @Override
  public Integer call() {
    WorkRequest request =
        new WorkRequest.RunWorkflow(name, repositories.query(names), push.requested(), how.pace());
    return how.dryRun()
        ? work.plan(request)
        : work.finishLeniently(work.carryOut(request, how, "running"));
  }
}
