package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.logs.AttemptLogs;
import dev.orchestrator.cli.dashboard.RunDashboard;
import dev.orchestrator.cli.dashboard.RunServices;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runtime.runs.ShowDiff;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a run on the whole terminal, live. */
@Command(
    name = DashboardCommand.NAME,
    description = {
      "Show a run live: workers, issues by wave, rates and a forecast, the last events. Works on a",
      "run that is running, finished or dead, and changes nothing unless a key asks for it.",
      "Where there is no terminal it prints one picture and ends."
    })
public final class DashboardCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "dashboard";

  private final Provider<PlanFiles> plans;
  private final Provider<Runs> runs;
  private final Provider<RunOverviews> overviews;
  private final Provider<AttemptLogs> logs;
  private final Provider<RunNames> names;
  private final Provider<RunControl> control;
  private final Provider<Preflight> preflight;
  private final Provider<BackgroundMonitor> background;
  private final Provider<ShowDiff> diff;
  private final Invocation invocation;
  private final Output output;

  @Mixin private PlanOption plan;

  @Option(names = "--once", description = "Print one picture and end.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "How often to look. Default: ${DEFAULT-VALUE}.")
  private String interval = "1s";

  DashboardCommand(
      Provider<PlanFiles> plans,
      Provider<Runs> runs,
      Provider<RunOverviews> overviews,
      Provider<AttemptLogs> logs,
      Provider<RunNames> names,
      Provider<RunControl> control,
      Provider<Preflight> preflight,
      Provider<BackgroundMonitor> background,
      Provider<ShowDiff> diff,
      Invocation invocation,
      Output output) {
    this.plans = plans;
    this.runs = runs;
    this.overviews = overviews;
    this.logs = logs;
    this.names = names;
    this.control = control;
    this.preflight = preflight;
    this.background = background;
    this.diff = diff;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Duration pause = Durations.parsePositive(interval);
    RunServices services =
        new RunServices(
            plans.get(),
            runs.get(),
            overviews.get(),
            logs.get(),
            names.get(),
            control.get(),
            preflight.get(),
            background.get(),
            diff.get());
    RunDashboard dashboard = new RunDashboard(services, plan.read(), invocation, output);
    if (output.json()) {
      dashboard.document();
    } else if (once || !output.terminal().input() || !output.terminal().output()) {
      dashboard.print();
    } else {
      dashboard.show(pause);
    }
    return ExitStatus.DONE;
  }
}
