package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import picocli.CommandLine.Command;

/** Start nothing more; what runs goes on. */
@Command(name = "pause", description = "Start nothing more; what runs goes on.")
final class PauseCommand extends ControlCommand {

  PauseCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    super(runs, control, output);
  }

  @Override
  UserCommand command(RunPlan read) {
    return new UserCommand.Pause();
  }

  @Override
  String done(RunPlan read) {
    return "Run '" + read.project() + "' is paused: what runs goes on, nothing more is started.";
  }
}
