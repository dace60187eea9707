package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.exec.run.PlannedRun;
import java.util.List;
import java.util.function.ToIntFunction;

/** What every command does between planning its runs and starting them. */
final class PlannedWork {

  private final Invocation invocation;
  private final Output output;

  PlannedWork(Invocation invocation, Output output) {
    this.invocation = invocation;
    this.output = output;
  }

  /** Shows the runs where only that was asked for; else asks about them, and has them executed. */
  int carryOut(List<PlannedRun> runs, RunOptions how, ToIntFunction<List<PlannedRun>> execute) {
    if (how.dryRun()) {
      new PlanReport(output).print(runs);
      return ExitStatus.DONE;
    }
    return execute.applyAsInt(new Approvals(invocation, output).ask(runs));
  }
}
