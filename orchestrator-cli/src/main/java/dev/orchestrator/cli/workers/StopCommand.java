package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a run. */
@Command(
    name = "stop",
    description = {
      "End a run. Agents that run are stopped with everything they started; their work stays in",
      "their worktrees, and 'launch' goes on from there. Returns when nothing runs any more.",
      "With ISSUE only the agents of those issues are stopped, and nothing is started for them",
      "until 'retry'; the rest of the run goes on."
    })
final class StopCommand implements Callable<Integer> {

  private final Provider<Runs> runs;
  private final Provider<RunControl> control;
  private final Provider<BackgroundMonitor> background;
  private final Provider<ShowRun> show;
  private final Output output;
  private final CancellationToken cancellation;

  @Spec private CommandSpec spec;
  @Mixin private PlanOption plan;
  @Mixin private SupervisionOptions options;

  @Parameters(arity = "0..*", paramLabel = "ISSUE", description = "Stop these issues only.")
  private List<Integer> issues = List.of();

  @Option(
      names = "--drain",
      description = "Let attempts that run finish first; start nothing more.")
  private boolean drain;

  StopCommand(
      Provider<Runs> runs,
      Provider<RunControl> control,
      Provider<BackgroundMonitor> background,
      Provider<ShowRun> show,
      Output output,
      CancellationToken cancellation) {
    this.runs = runs;
    this.control = control;
    this.background = background;
    this.show = show;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    RunState before = runs.get().state(read);
    if (!issues.isEmpty()) {
      return stopIssues(read);
    }
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

  private int stopIssues(RunPlan read) {
    if (drain) {
      throw new ParameterException(spec.commandLine(), "--drain is about a whole run");
    }
    issues.forEach(number -> RunRecords.issue(read, number));
    issues.forEach(number -> control.get().tell(read, new UserCommand.StopIssue(number)));
    new ToldRun(runs.get(), output)
        .tell(
            read,
            issues.stream().map(number -> "#" + number).collect(Collectors.joining(", "))
                + " of run '"
                + read.project()
                + "' will be stopped; 'orchestrator workers retry "
                + issues.get(0)
                + "' goes on with it.");
    return ExitStatus.DONE;
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
      output.document(show.get().show(read));
    } else {
      new RunTable(output).print(show.get().show(read));
    }
  }
}
