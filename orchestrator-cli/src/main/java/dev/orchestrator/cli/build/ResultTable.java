package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.log.LogTail;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.runtime.build.ResultSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Results for people: a line each, then why the failed ones failed, then the count. */
final class ResultTable {

  private static final int FAILURES_SHOWN = 10;
  private static final int LAST_LINES = 5;

  private final Output output;

  ResultTable(Output output) {
    this.output = output;
  }

  void print(List<RunResult> results) {
    Table table = new Table("REPOSITORY", "OUTCOME", "TIME", "TESTS", "LOG");
    results.forEach(
        result ->
            table.row(
                Cell.of(result.repo()),
                new Cell(outcome(result), colour(result.outcome())),
                Cell.of(time(result)),
                Cell.of(result.tests().map(ResultTable::tests).orElse("")),
                Cell.of(result.logFile().isEmpty() ? result.reason() : result.logFile())));
    output.print(table);
    results.stream().filter(result -> result.outcome().isFailure()).forEach(this::explain);
    output.out().println();
    output.out().println(ResultSummary.of(results).sentence());
  }

  private static String outcome(RunResult result) {
    return result.cached() ? result.outcome() + " (cached)" : result.outcome().toString();
  }

  private UnaryOperator<String> colour(Outcome outcome) {
    Style style = output.style();
    return outcome == Outcome.PASSED
        ? style::good
        : outcome == Outcome.SKIPPED ? style::faint : style::bad;
  }

  private static String time(RunResult result) {
    return result.logFile().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.1fs", result.durationSeconds());
  }

  private static String tests(TestSummary tests) {
    List<String> parts = new ArrayList<>(List.of(tests.passed() + " passed"));
    if (tests.failed() > 0) {
      parts.add(tests.failed() + " failed");
    }
    if (tests.skipped() > 0) {
      parts.add(tests.skipped() + " skipped");
    }
    return String.join(", ", parts);
  }

  private void explain(RunResult result) {
    output.out().println();
    output
        .out()
        .println(output.style().bad(result.repo()) + ": " + PlainText.visible(result.reason()));
    List<FailedTest> failures = result.tests().map(TestSummary::failures).orElse(List.of());
    failures.stream().limit(FAILURES_SHOWN).forEach(this::print);
    if (failures.size() > FAILURES_SHOWN) {
      output.out().println("  and " + (failures.size() - FAILURES_SHOWN) + " more");
    }
    if (failures.isEmpty() && !result.logFile().isEmpty()) {
      LogTail.lines(Path.of(result.logFile()), LAST_LINES)
          .forEach(line -> output.out().println("  | " + line));
    }
    if (!result.killed().isEmpty()) {
      output.out().println("  stopped: " + PlainText.visible(String.join(", ", result.killed())));
    }
    if (!result.logFile().isEmpty()) {
      output.out().println("  log: " + PlainText.visible(result.logFile()));
    }
  }

  private void print(FailedTest test) {
    String message = test.message().isEmpty() ? "" : ": " + test.message();
    output.out().println("  " + PlainText.visible(test.name() + message));
  }
}
