package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.exec.build.BuildPlanner;
import dev.orchestrator.exec.build.BuildService;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.build.UnfinishedRun;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds or tests a selection for one of the commands that do. */
final class ActionRunner {

  private final Session session;
  private final Invocation invocation;
  private final Output output;

  /** Made by the command's factory through the command. */
  ActionRunner(Session session, Invocation invocation, Output output) {
    this.session = session;
    this.invocation = invocation;
    this.output = output;
  }

  int run(
      ProjectAction action,
      List<Repository> selected,
      ActionOptions which,
      RunOptions how,
      Optional<String> test) {
    Dependencies dependencies =
        action == ProjectAction.BUILD ? Dependencies.REQUIRED : Dependencies.ORDERED;
    FleetOptions options = how.fleet(dependencies);
    Optional<UnfinishedRun.Intent> resumed =
        which.resume() ? session.service(UnfinishedRun.class).find(action) : Optional.empty();
    List<Repository> chosen = choose(action, selected, which, resumed);
    DependencyOrder.of(chosen, session.service(RepositoryRegistry.class));
    List<PlannedRun> runs =
        chosen.stream()
            .map(each -> session.service(BuildPlanner.class).plan(each, action, test))
            .toList();
    return new PlannedWork(invocation, output)
        .carryOut(runs, how, agreed -> execute(action, agreed, which, how, options, resumed));
  }

  private int execute(
      ProjectAction action,
      List<PlannedRun> runs,
      ActionOptions which,
      RunOptions how,
      FleetOptions options,
      Optional<UnfinishedRun.Intent> resumed) {
    List<RunResult> results;
    try (RunDisplay display = new RunDisplay(output, how.show(), doing(action), runs.size())) {
      results =
          session
              .service(BuildService.class)
              .run(
                  action,
                  runs,
                  options,
                  which.cached(),
                  resumed,
                  display,
                  invocation.cancellation());
    }
    return new RunReport(output, "--resume goes on with them")
        .finish(results, runs.size(), invocation.cancellation());
  }

  private static String doing(ProjectAction action) {
    return switch (action) {
      case BUILD -> "building";
      case TEST -> "testing";
      case LINT -> "checking";
      case CLEAN -> "cleaning";
    };
  }

  private List<Repository> choose(
      ProjectAction action,
      List<Repository> selected,
      ActionOptions which,
      Optional<UnfinishedRun.Intent> resumed) {
    List<Repository> chosen = selected;
    if (which.withDependents()) {
      chosen = DependencyOrder.withDependents(chosen, session.service(RepositoryRegistry.class));
    }
    Map<String, RunResult> last =
        which.nameThemselves() ? session.service(ResultFile.class).read(action) : Map.of();
    if (which.failed()) {
      chosen = chosen.stream().filter(each -> failedLast(each, last)).toList();
    }
    if (which.resume()) {
      chosen = chosen.stream().filter(each -> isLeft(each, resumed, last)).toList();
    }
    if (chosen.isEmpty() && which.nameThemselves()) {
      output.remark(
          which.resume() ? "nothing to resume: the last run came to its end" : "nothing failed");
    }
    return chosen;
  }

  private static boolean failedLast(Repository repository, Map<String, RunResult> last) {
    RunResult result = last.get(repository.name());
    return result != null && result.outcome().isFailure();
  }

  private static boolean isLeft(
      Repository repository, Optional<UnfinishedRun.Intent> resumed, Map<String, RunResult> last) {
    RunResult result = last.get(repository.name());
    return resumed
        .filter(intent -> intent.repositories().contains(repository.name()))
        .filter(intent -> result == null || result.runAt().isBefore(intent.startedAt()))
        .isPresent();
  }
}
