package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.run.RunResult;
import java.util.List;

/** The end of every command that runs something in repositories. */
final class RunReport {

  private final Output output;
  private final String onward;

  /**
   * A report.
   *
   * @param onward how to go on after an interruption
   */
  RunReport(Output output, String onward) {
    this.output = output;
    this.onward = onward;
  }

  /** Shows the results and says with which status the program ends. */
  int finish(List<RunResult> results, int planned, CancellationToken cancellation) {
    if (output.json()) {
      output.document(new Document(1, results, ResultSummary.of(results)));
    } else if (!results.isEmpty()) {
      new ResultTable(output).print(results);
    }
    if (results.size() < planned && cancellation.isCancelled()) {
      output.remark("interrupted: " + (planned - results.size()) + " not finished; " + onward);
      return ExitStatus.INTERRUPTED;
    }
    return ResultSummary.of(results).exitStatus();
  }

  private record Document(int schemaVersion, List<RunResult> results, ResultSummary summary) {}
}
