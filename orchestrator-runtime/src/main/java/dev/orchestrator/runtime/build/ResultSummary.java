package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import java.util.List;

/** How many results there are of each kind. */
public record ResultSummary(int passed, int failed, int skipped) {

  /** Of these results. */
  public static ResultSummary of(List<RunResult> results) {
    return new ResultSummary(
        count(results, Outcome.PASSED),
        (int) results.stream().filter(result -> result.outcome().isFailure()).count(),
        count(results, Outcome.SKIPPED));
  }

  private static int count(List<RunResult> results, Outcome outcome) {
    return (int) results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** For people. */
  public String sentence() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }

  /** Where everything was skipped nothing has succeeded. */
  public boolean unsuccessful() {
    return failed > 0 || (passed == 0 && skipped > 0);
  }
}
