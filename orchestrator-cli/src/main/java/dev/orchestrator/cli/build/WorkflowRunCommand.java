package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.workflow.Workflow;
import dev.orchestrator.exec.workflow.WorkflowPlanner;
import dev.orchestrator.exec.workflow.Workflows;
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

  private final Session session;
  private final Invocation invocation;
  private final Output output;

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

  WorkflowRunCommand(Session session, Invocation invocation, Output output) {
    this.session = session;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    FleetOptions options = how.fleet(Dependencies.REQUIRED);
    Workflow workflow = session.service(Workflows.class).require(name);
    List<Repository> selected = repositories.selected(names);
    WorkflowPlanner planner = session.service(WorkflowPlanner.class);
    List<PlannedRun> runs =
        selected.stream().map(each -> planner.plan(workflow, each, push.requested())).toList();
    return new PlannedWork(invocation, output).carryOut(runs, how, agreed -> run(agreed, options));
  }

  private int run(List<PlannedRun> runs, FleetOptions options) {
    List<RunResult> results;
    try (RunDisplay display = new RunDisplay(output, how.show(), "running", runs.size())) {
      results =
          session.service(FleetRunner.class).run(runs, options, display, invocation.cancellation());
    }
    int status =
        new RunReport(output, "name them to do them again")
            .finish(results, runs.size(), invocation.cancellation());
    return results.size() == runs.size() && onlySkipped(results) ? ExitStatus.DONE : status;
  }

  /** Where no condition holds there is nothing to do, as the workflow's author said. */
  private static boolean onlySkipped(List<RunResult> results) {
    return results.stream().allMatch(result -> result.outcome() == Outcome.SKIPPED);
  }
}
