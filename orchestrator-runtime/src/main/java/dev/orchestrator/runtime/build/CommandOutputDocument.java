package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Optional;

/**
 * What one command printed in each repository.
 *
 * @param results in the order of the selection
 * @param unfinished how many were interrupted, or not begun because of that
 */
public record CommandOutputDocument(
    int schemaVersion, List<Row> results, ResultSummary summary, int unfinished)
    implements Document {

  /** What came of it in a repository, with what it printed. */
  public record Row(
      String repo,
      String command,
      String logFile,
      Optional<Integer> exitCode,
      boolean success,
      double durationSeconds,
      Outcome outcome,
      String reason,
      String output) {

    static Row of(RunResult result) {
      return new Row(
          result.repo(),
          result.command(),
          result.logFile(),
          result.exitCode(),
          result.success(),
          result.durationSeconds(),
          result.outcome(),
          result.reason(),
          String.join("\n", LoggedOutput.lines(result)));
    }
  }

  static CommandOutputDocument of(ResultsDocument results) {
    return new CommandOutputDocument(
        1,
        results.results().stream().map(Row::of).toList(),
        results.summary(),
        results.unfinished());
  }

  /** Whether it failed in one of them. */
  public boolean failed() {
    return summary.unsuccessful();
  }
}
