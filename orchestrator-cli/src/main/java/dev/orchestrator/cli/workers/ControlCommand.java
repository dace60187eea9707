package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What commands have in common that tell a run's supervisor something. */
@Command
abstract class ControlCommand implements Callable<Integer> {

  private final Provider<Runs> runs;
  private final Provider<RunControl> control;
  private final Output output;

  @Mixin private PlanOption plan;

  ControlCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    this.runs = runs;
    this.control = control;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    UserCommand command = command(read);
    control.get().tell(read, command);
    new ToldRun(runs.get(), output).tell(read, done(read));
    return ExitStatus.DONE;
  }

  /** What to tell. */
  abstract UserCommand command(RunPlan read);

  /** What was told, as a sentence. */
  abstract String done(RunPlan read);
}
