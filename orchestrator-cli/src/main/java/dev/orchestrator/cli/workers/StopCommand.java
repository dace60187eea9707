package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a run. */
@Command(
    name = "stop",
    description = {
      "End a run. Agents that run are stopped with everything they started; their work stays in",
      "their worktrees, and 'launch' goes on from there. Returns when nothing runs any more."
    })
final class StopCommand implements Callable<Integer> {

  private final Provider<Runs> runs;
  private final Provider<RunControl> control;
  private final Provider<BackgroundMonitor> background;
  private final Provider<RunOverviews> overviews;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;
  @Mixin private SupervisionOptions options;

  @Option(
      names = "--drain",
      description = "Let attempts that run finish first; start nothing more.")
  private boolean drain;

  StopCommand(
      Provider<Runs> runs,
      Provider<RunControl> control,
      Provider<BackgroundMonitor> background,
      Provider<RunOverviews> overviews,
      Output output,
      CancellationToken cancellation) {
    this.runs = runs;
    this.control = control;
    this.background = background;
    this.overviews = overviews;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    RunState before = runs.get().state(read);
    if (before.phase() == RunPhase.NEVER) {
      throw new OrchestratorException(
          RunErrors.RUN_UNKNOWN,
          "run '" + read.project() + "' was never started",
          "'orchestrator workers launch' starts it");
    }
    if (runs.get().isSupervised(read)) {
      control.get().tell(read, new UserCommand.Stop(drain));
      awaitEnd(read);
    } else if (!before.unsettled().isEmpty()) {
      endHere(read);
    }
    report(read);
    return cancellation.isCancelled() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  /** Nobody supervises it: this command does, for as long as it takes to end it. */
  private void endHere(RunPlan read) {
    SuperviseRequest request = options.request(read, List.of(new UserCommand.Stop(drain)));
    runs.get()
        .supervise(
            request, background.get().sessionWithoutMonitor(request), new RunNarrator(output));
  }

  private void awaitEnd(RunPlan read) {
    while (runs.get().isSupervised(read) && !cancellation.isCancelled()) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void report(RunPlan read) {
    if (output.json()) {
      output.document(overviews.get().of(read));
    } else {
      new RunTable(output).print(overviews.get().of(read));
    }
  }
}
