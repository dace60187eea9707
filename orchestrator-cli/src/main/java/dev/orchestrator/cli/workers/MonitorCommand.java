package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Supervises a run in this terminal. */
@Command(
    name = MonitorCommand.NAME,
    description = {
      "Supervise a run in this terminal: see how workers do, act on what ends, stalls or fails.",
      "Takes over what a supervisor left that was stopped or killed."
    })
public final class MonitorCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "monitor";

  private final Provider<Runs> runs;
  private final Provider<BackgroundMonitor> background;
  private final Provider<ShowRun> show;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;
  @Mixin private SupervisionOptions options;

  MonitorCommand(
      Provider<Runs> runs,
      Provider<BackgroundMonitor> background,
      Provider<ShowRun> show,
      Output output,
      CancellationToken cancellation) {
    this.runs = runs;
    this.background = background;
    this.show = show;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    SuperviseRequest request = options.request(plan.read(), List.of());
    return new ForegroundRun(runs.get(), show.get(), output, cancellation)
        .supervise(request, background.get().sessionWithoutMonitor(request));
  }
}
