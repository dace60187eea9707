package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runtime.runs.ShowRun;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how far a run is. */
@Command(
    name = "status",
    description = "Show how far a run is: its issues and its workers. Changes nothing.")
final class WorkerStatusCommand implements Callable<Integer> {

  private final Provider<ShowRun> show;
  private final Output output;

  @Mixin private PlanOption plan;

  WorkerStatusCommand(Provider<ShowRun> show, Output output) {
    this.show = show;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunOverview overview = show.get().show(plan.read());
    if (output.json()) {
      output.document(overview);
    } else {
      new RunTable(output).print(overview);
    }
    return ExitStatus.DONE;
  }
}
