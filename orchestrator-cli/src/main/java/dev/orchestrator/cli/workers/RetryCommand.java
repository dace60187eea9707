package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries an issue again. */
@Command(
    name = "retry",
    description = {
      "Try an issue again, with all its retries. What is in its worktree is built upon; a",
      "running attempt is ended first."
    })
final class RetryCommand extends ControlCommand {

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  RetryCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    super(runs, control, output);
  }

  @Override
  UserCommand command(RunPlan read) {
    return new UserCommand.Retry(RunRecords.issue(read, issue).number());
  }

  @Override
  String done(RunPlan read) {
    return "Issue #" + issue + " of run '" + read.project() + "' is tried again.";
  }
}
