package dev.orchestrator.cli.build;

import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import java.util.List;

/** How many results there are of each kind. */
record ResultSummary(int passed, int failed, int skipped) {

  static ResultSummary of(List<RunResult> results) {
    return new ResultSummary(
        count(results, Outcome.PASSED),
        (int) results.stream().filter(result -> result.outcome().isFailure()).count(),
        count(results, Outcome.SKIPPED));
  }

  private static int count(List<RunResult> results, Outcome outcome) {
    return (int) results.stream().filter(result -> result.outcome() == outcome).count();
  }

  String sentence() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }

  /** Where everything was skipped nothing has succeeded. */
  int exitStatus() {
    boolean nothingDone = passed == 0 && skipped > 0;
    return failed > 0 || nothingDone ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
