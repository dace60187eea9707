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

/** Leaves an issue out. */
@Command(
    name = "skip",
    description = {
      "Leave an issue out of the run. An agent that works on it is stopped, what it did stays in",
      "its worktree; what depends on it is blocked. 'retry' takes it in again."
    })
final class SkipCommand extends ControlCommand {

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  SkipCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    super(runs, control, output);
  }

  @Override
  UserCommand command(RunPlan read) {
    return new UserCommand.SkipIssue(RunRecords.issue(read, issue).number());
  }

  @Override
  String done(RunPlan read) {
    return "Issue #" + issue + " of run '" + read.project() + "' is skipped.";
  }
}
