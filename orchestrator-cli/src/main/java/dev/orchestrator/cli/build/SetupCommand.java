package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.exec.build.BuildPlanner;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Installs what repositories depend on. */
@Command(
    name = "setup",
    description = {
      "Install what repositories depend on, as their lock files say: by the command 'setup' of their",
      "entry in config/repos.json, else by the tool of their language."
    },
    footer = {
      "",
      "Scripts of the installed packages are not run; a repository that needs them gets a 'setup' of",
      "its own. Output goes to a log file per repository, which the result names. Exit status 1 when",
      "one failed; where nothing has to be installed it is skipped."
    })
public final class SetupCommand implements Callable<Integer> {

  private final Session session;
  private final Invocation invocation;
  private final Output output;

  @Mixin private RepositoryArguments repositories;
  @Mixin private RunOptions how;

  SetupCommand(Session session, Invocation invocation, Output output) {
    this.session = session;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    FleetOptions options = how.fleet(Dependencies.ORDERED);
    BuildPlanner planner = session.service(BuildPlanner.class);
    List<PlannedRun> runs = repositories.selected().stream().map(planner::setup).toList();
    return new PlannedWork(invocation, output).carryOut(runs, how, agreed -> run(agreed, options));
  }

  private int run(List<PlannedRun> runs, FleetOptions options) {
    List<RunResult> results;
    try (RunDisplay display = new RunDisplay(output, how.show(), "installing", runs.size())) {
      results =
          session.service(FleetRunner.class).run(runs, options, display, invocation.cancellation());
    }
    int status =
        new RunReport(output, "name them to do them again")
            .finish(results, runs.size(), invocation.cancellation());
    boolean nothing = results.stream().allMatch(result -> result.outcome() == Outcome.SKIPPED);
    return nothing && results.size() == runs.size() ? ExitStatus.DONE : status;
  }
}
