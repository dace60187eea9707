package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.NextStep;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.journal.RunLock;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.runs.LaunchChecks;
import dev.orchestrator.runtime.runs.PreviewLaunch;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.runtime.tasks.TaskPlans;
import dev.orchestrator.sources.IssueFetch;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins a run, or picks one up. */
@Command(
    name = LaunchCommand.NAME,
    description = {
      "Run the issues of a plan: a tmux window for each worker, a worktree and branch for each",
      "issue. A run that was begun before is picked up where it is."
    },
    footer = {
      "",
      "Without --foreground the run is supervised in the window 'orchestrator' of its tmux",
      "session. With it, in this terminal, until the run is over: exit status 0 when every",
      "issue is completed, 1 when some failed or are blocked."
    })
public final class LaunchCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "launch";

  private static final List<NextStep> NEXT =
      List.of(
          new NextStep("workers status", "how far it is"),
          new NextStep("workers wait", "wait until it is over"),
          new NextStep("workers attach", "look at a worker"),
          new NextStep("workers stop", "end it"));

  private final UseCases useCases;
  private final Provider<TaskPlans> taskPlans;
  private final Provider<IssueFetch> fetch;
  private final Provider<LaunchChecks> checks;
  private final Provider<Runs> runs;
  private final Provider<BackgroundMonitor> background;
  private final Provider<RunControl> control;
  private final Provider<ShowRun> show;
  private final Provider<SetupConsent> consent;
  private final Invocation invocation;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;
  @Mixin private SupervisionOptions options;

  @Option(
      names = "--foreground",
      description = "Supervise in this terminal and return when the run is over.")
  private boolean foreground;

  @Option(
      names = "--dry-run",
      description = "Check everything and show what would be done; make nothing.")
  private boolean dryRun;

  @Option(
      names = "--refresh",
      description = "Ask the source of the plan's issues again, such as GitHub.")
  private boolean refresh;

  @ArgGroup(exclusive = false)
  private @Nullable FromTasks fromTasks;

  /** Issues from the task store. */
  @SuppressWarnings("UnusedVariable") // that the group is there says that --tasks was given
  private static final class FromTasks {

    @Option(
        names = "--tasks",
        required = true,
        description = "Run the tasks of the backlog, by a plan config/tasks-issues.json.")
    private boolean tasks;

    @Option(names = "--repo", paramLabel = "NAME", description = "Only tasks of this repository.")
    private @Nullable String repository;
  }

  LaunchCommand(
      UseCases useCases,
      Provider<TaskPlans> taskPlans,
      Provider<IssueFetch> fetch,
      Provider<LaunchChecks> checks,
      Provider<Runs> runs,
      Provider<BackgroundMonitor> background,
      Provider<RunControl> control,
      Provider<ShowRun> show,
      Provider<SetupConsent> consent,
      Invocation invocation,
      Output output,
      CancellationToken cancellation) {
    this.useCases = useCases;
    this.taskPlans = taskPlans;
    this.fetch = fetch;
    this.checks = checks;
    this.runs = runs;
    this.background = background;
    this.control = control;
    this.show = show;
    this.consent = consent;
    this.invocation = invocation;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    SuperviseRequest request = options.request(plan(), List.of());
    if (dryRun) {
      new LaunchPreviewTable(output).print(useCases.ask(PreviewLaunch.class, request));
      return ExitStatus.DONE;
    }
    RunPlan effective = request.effectivePlan();
    checks.get().remarks(request).forEach(output::remark);
    if (runs.get().isSupervised(effective)) {
      return resize(effective);
    }
    new SetupQuestion(consent, invocation, output).ask(effective);
    return foreground ? supervise(request, effective) : start(request);
  }

  private RunPlan plan() {
    if (fromTasks == null) {
      fetch
          .get()
          .bring(plan.file(), refresh)
          .ifPresent(count -> output.remark("The source has " + count + " issues."));
      return plan.sound();
    }
    Optional<String> repository = Optional.ofNullable(fromTasks.repository);
    RunPlan preview = taskPlans.get().preview(repository);
    if (dryRun) {
      return preview;
    }
    // What cannot be launched is said before the plan is written.
    checks.get().remarks(options.request(preview, List.of()));
    return taskPlans.get().prepare(repository);
  }

  /** A run under way is left alone, unless another number of workers is asked for. */
  private int resize(RunPlan effective) {
    if (options.workers().isEmpty() || foreground) {
      throw new OrchestratorException(
          RunLock.RUN_LOCKED,
          "run '" + effective.project() + "' is already supervised",
          "'orchestrator workers status' shows it; 'orchestrator workers stop' ends it");
    }
    control.get().tell(effective, new UserCommand.Resize(options.workers().get()));
    output.remark(
        "The run is under way already; it goes on with " + options.workers().get() + " workers.");
    if (output.json()) {
      output.document(show.get().show(effective));
    }
    return ExitStatus.DONE;
  }

  private int supervise(SuperviseRequest request, RunPlan effective) {
    WorkerSessionRequest session = background.get().sessionWithoutMonitor(request);
    output.remark("Logs and journal: " + show.get().show(effective).run().folder());
    return new ForegroundRun(runs.get(), show.get(), output, cancellation)
        .supervise(request, session);
  }

  private int start(SuperviseRequest request) {
    WorkerSessionRequest session = background.get().start(request);
    if (output.json()) {
      output.document(show.get().show(request.effectivePlan()));
      return ExitStatus.DONE;
    }
    output.out().println("Run '" + request.plan().project() + "' is under way.");
    output.next(NEXT);
    output.remark(request.backend() + " session: " + session.name());
    return ExitStatus.DONE;
  }
}
