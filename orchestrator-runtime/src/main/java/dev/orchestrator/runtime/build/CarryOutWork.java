package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.build.BuildService;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runtime.usecase.Later;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;

/** Builds, tests, installs, or runs a workflow in repositories, and keeps the results. */
public final class CarryOutWork implements UseCase<CarryOutWork.Request, ResultsDocument> {

  private final WorkPlanner planner;
  private final LastRun last;
  private final Provider<BuildService> builds;
  private final FleetRunner fleet;

  /**
   * What is to be done.
   *
   * @param watcher asked and told on the way
   */
  public record Request(WorkRequest work, WorkWatcher watcher) {}

  @Inject
  CarryOutWork(
      WorkPlanner planner, LastRun last, Provider<BuildService> builds, FleetRunner fleet) {
    this.planner = planner;
    this.last = last;
    this.builds = builds;
    this.fleet = fleet;
  }

  @Override
  public ResultsDocument run(Request request, RequestContext context) {
    WorkWatcher watcher = request.watcher();
    List<PlannedRun> runs = watcher.approve(planner.plan(request.work()));
    watcher.begins(runs);
    Execution execution = new Execution(runs, watcher, context);
    return ResultsDocument.of(
        request.work().match(execution), runs.size(), nothing(request.work(), runs));
  }

  private static Optional<String> nothing(WorkRequest work, List<PlannedRun> runs) {
    if (runs.isEmpty() && work instanceof WorkRequest.Build build) {
      return Optional.of(
          build.which().resume()
              ? "nothing to resume: the last run came to its end"
              : "nothing failed");
    }
    return Optional.empty();
  }

  /** One request under way. */
  private final class Execution implements WorkRequest.Cases<List<RunResult>> {

    private final List<PlannedRun> runs;
    private final WorkWatcher watcher;
    private final RequestContext context;

    Execution(List<PlannedRun> runs, WorkWatcher watcher, RequestContext context) {
      this.runs = runs;
      this.watcher = watcher;
      this.context = context;
    }

    @Override
    public List<RunResult> build(WorkRequest.Build work) {
      return Later.get(builds::get)
          .run(
              work.action(),
              runs,
              options(
                  work,
                  work.action() == ProjectAction.BUILD
                      ? FleetOptions.Dependencies.REQUIRED
                      : FleetOptions.Dependencies.ORDERED),
              work.which().cached(),
              last.interrupted(work.action(), work.which()),
              watcher,
              context.cancellation());
    }

    @Override
    public List<RunResult> setup(WorkRequest.Setup work) {
      return anyhow(options(work, FleetOptions.Dependencies.ORDERED));
    }

    @Override
    public List<RunResult> workflow(WorkRequest.RunWorkflow work) {
      return anyhow(options(work, FleetOptions.Dependencies.REQUIRED));
    }

    @Override
    public List<RunResult> command(WorkRequest.AnyCommand work) {
      return anyhow(options(work, FleetOptions.Dependencies.IGNORED));
    }

    private List<RunResult> anyhow(FleetOptions options) {
      return fleet.run(runs, options, watcher, context.cancellation());
    }

    private FleetOptions options(WorkRequest work, FleetOptions.Dependencies dependencies) {
      return new FleetOptions(work.pace().jobs(), work.pace().timeout(), dependencies);
    }
  }
}
