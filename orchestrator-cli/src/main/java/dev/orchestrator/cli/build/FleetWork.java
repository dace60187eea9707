package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.runtime.build.CarryOutWork;
import dev.orchestrator.runtime.build.PlanDocument;
import dev.orchestrator.runtime.build.PlanWork;
import dev.orchestrator.runtime.build.ResultsDocument;
import dev.orchestrator.runtime.build.WorkRequest;

/** The way of every command that runs something in repositories. */
final class FleetWork {

  private final UseCases useCases;
  private final Invocation invocation;
  private final Output output;

  FleetWork(UseCases useCases, Invocation invocation, Output output) {
    this.useCases = useCases;
    this.invocation = invocation;
    this.output = output;
  }

  /** Shows what would be run. */
  int plan(WorkRequest request) {
    PlanDocument plan = useCases.ask(PlanWork.class, request);
    if (output.json()) {
      output.document(plan);
      return ExitStatus.DONE;
    }
    Table table = new Table("REPOSITORY", "WOULD RUN", "LOG");
    plan.plan().forEach(row -> table.row(row.repo(), what(row), row.logFile()));
    output.print(table);
    return ExitStatus.DONE;
  }

  private static String what(PlanDocument.Row row) {
    if (row.command().isEmpty()) {
      return "nothing: " + row.reason();
    }
    return row.verdict() == SafetyVerdict.ALLOWED
        ? row.command()
        : row.command() + "  (" + row.verdict() + ": " + row.reason() + ")";
  }

  /**
   * Has it run, and shows the results.
   *
   * @param doing for the line of progress
   */
  ResultsDocument carryOut(WorkRequest request, RunOptions how, String doing) {
    try (RunDisplay display =
        new RunDisplay(output, how.show(), doing, new Approvals(invocation, output))) {
      return useCases.ask(CarryOutWork.class, new CarryOutWork.Request(request, display));
    }
  }

  /**
   * Shows results and says with which status the program ends.
   *
   * @param onward how to go on after an interruption
   */
  int finish(ResultsDocument results, String onward) {
    results.nothing().ifPresent(output::remark);
    if (output.json()) {
      output.document(results);
    } else if (!results.results().isEmpty()) {
      new ResultTable(output).print(results.results());
    }
    if (results.unfinished() > 0 && invocation.cancellation().isCancelled()) {
      output.remark("interrupted: " + results.unfinished() + " not finished; " + onward);
      return ExitStatus.INTERRUPTED;
    }
    return results.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  /** The same where nothing to do is no failure. */
  int finishLeniently(ResultsDocument results) {
    int status = finish(results, "name them to do them again");
    return results.onlySkipped() ? ExitStatus.DONE : status;
  }
}
