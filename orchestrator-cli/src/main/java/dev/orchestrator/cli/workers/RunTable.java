package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.workers.overview.RunOverview;
import dev.orchestrator.workers.overview.RunOverview.IssueLine;
import dev.orchestrator.workers.overview.RunOverview.WorkerLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A run as tables. */
final class RunTable {

  private final Output output;
  private final Style style;

  RunTable(Output output) {
    this.output = output;
    this.style = output.style();
  }

  void print(RunOverview overview) {
    printIssues(overview);
    if (overview.run().state().equals("running") || overview.run().state().equals("crashed")) {
      output.out().println();
      printWorkers(overview);
    }
    output.out().println();
    output.out().println(summary(overview));
    overview.run().holds().forEach(hold -> output.out().println("held: " + hold));
  }

  private void printIssues(RunOverview overview) {
    Table table = new Table("ISSUE", "STATUS", "STAGE", "ATTEMPTS", "BRANCH", "TITLE", "REASON");
    for (IssueLine issue : overview.issues()) {
      table.row(
          Cell.of("#" + issue.number()),
          new Cell(issue.status(), paint(issue.status())),
          Cell.of(issue.stage().orElse("-")),
          Cell.of(Integer.toString(issue.attempts())),
          Cell.of(issue.branch()),
          Cell.of(issue.title()),
          Cell.of(issue.reason()));
    }
    table.print(output.out(), style, output.terminal().columns());
  }

  private void printWorkers(RunOverview overview) {
    Table table = new Table("WORKER", "STATUS", "ISSUE", "STAGE", "RETRIES", "LOG");
    for (WorkerLine worker : overview.workers()) {
      table.row(
          Integer.toString(worker.workerId()),
          worker.status(),
          worker.issueNumber().map(number -> "#" + number).orElse("-"),
          worker.stage().orElse("-"),
          Integer.toString(worker.retryCount()),
          worker.logFile().orElse("-"));
    }
    table.print(output.out(), style, output.terminal().columns());
  }

  private static String summary(RunOverview overview) {
    Map<String, Long> counts =
        overview.issues().stream()
            .collect(
                Collectors.groupingBy(
                    IssueLine::status, LinkedHashMap::new, Collectors.counting()));
    String issues =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "Run '%s' is %s%s: %s."
        .formatted(
            overview.run().project(),
            overview.run().state().equals("never") ? "not begun" : overview.run().state(),
            overview.run().paused() ? " (paused)" : "",
            issues);
  }

  private UnaryOperator<String> paint(String status) {
    return switch (status) {
      case "completed" -> style::good;
      case "failed" -> style::bad;
      case "blocked" -> style::warning;
      case "in_progress" -> style::name;
      default -> UnaryOperator.identity();
    };
  }
}
