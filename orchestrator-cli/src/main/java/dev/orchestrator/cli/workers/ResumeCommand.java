package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import picocli.CommandLine.Command;

/** Go on after a pause, and try accounts again that are held. */
@Command(
    name = "resume",
    description = "Go on after a pause, and try accounts again that are held.")
final class ResumeCommand extends ControlCommand {

  ResumeCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    super(runs, control, output);
  }

  @Override
  UserCommand command(RunPlan read) {
    return new UserCommand.Resume();
  }

  @Override
  String done(RunPlan read) {
    return "Run '" + read.project() + "' goes on.";
  }
}
