package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Optional;

/**
 * What came of work in repositories.
 *
 * @param results in the order of the selection; those a cancellation interrupted have none
 * @param unfinished how many were interrupted, or not begun because of that
 * @param nothing why there was nothing to do; empty where there was
 */
public record ResultsDocument(
    int schemaVersion,
    List<RunResult> results,
    ResultSummary summary,
    int unfinished,
    Optional<String> nothing)
    implements Document {

  static ResultsDocument of(List<RunResult> results, int planned, Optional<String> nothing) {
    return new ResultsDocument(
        1, results, ResultSummary.of(results), planned - results.size(), nothing);
  }

  /** Whether one failed, or there was nothing to do in any. */
  public boolean failed() {
    return summary.unsuccessful();
  }

  /** Whether every one was skipped. */
  public boolean onlySkipped() {
    return unfinished == 0
        && results.stream().allMatch(result -> result.outcome() == Outcome.SKIPPED);
  }
}
