package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries an issue again. */
@Command(
    name = "retry",
    description = {
      "Try an issue again, with all its retries. What is in its worktree is built upon; a",
      "running attempt is ended first. An issue that is completed is run again only with --yes."
    })
final class RetryCommand extends ControlCommand {

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  @Option(
      names = {"-y", "--yes"},
      description = "Also when the issue is completed.")
  private boolean yes;

  private final Provider<Runs> states;

  RetryCommand(Provider<Runs> runs, Provider<RunControl> control, Output output) {
    super(runs, control, output);
    this.states = runs;
  }

  @Override
  UserCommand command(RunPlan read) {
    Issue known = RunRecords.issue(read, issue);
    boolean done = states.get().state(read).issue(known).status() == IssueStatus.COMPLETED;
    if (done && !yes) {
      throw new OrchestratorException(
          RunErrors.ISSUE_COMPLETED,
          "#" + issue + " is completed; tried again, an agent goes on from what it did",
          "'orchestrator workers retry " + issue + " --yes' runs it again all the same");
    }
    return new UserCommand.Retry(known.number());
  }

  @Override
  String done(RunPlan read) {
    return "Issue #" + issue + " of run '" + read.project() + "' is tried again.";
  }
}
