package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    spent(overview.run()).ifPresent(output.out()::println);
    overview.run().holds().forEach(hold -> output.out().println("held: " + hold));
    overview.issues().forEach(this::printFlags);
  }

  private void printFlags(IssueLine issue) {
    for (String flag : issue.flags()) {
      output
          .out()
          .println(style.warning("look at #" + issue.number() + ": " + PlainText.visible(flag)));
    }
  }

  private void printIssues(RunOverview overview) {
    boolean counted = !overview.run().usage().equals(Usage.NONE);
    Table table = new Table(headers(counted));
    for (IssueLine issue : overview.issues()) {
      table.row(cells(issue, counted));
    }
    output.print(table);
  }

  private static String[] headers(boolean counted) {
    return Stream.of("ISSUE", "STATUS", "STAGE", "ATTEMPTS", "COST", "BRANCH", "TITLE", "REASON")
        .filter(header -> counted || !header.equals("COST"))
        .toArray(String[]::new);
  }

  /** Without a column for the cost where no agent said what it used. */
  private Cell[] cells(IssueLine issue, boolean counted) {
    return Stream.of(
            Optional.of(Cell.of("#" + issue.number())),
            Optional.of(new Cell(issue.status(), paint(issue.status()))),
            Optional.of(Cell.of(issue.stage().orElse("-"))),
            Optional.of(Cell.of(Integer.toString(issue.attempts()))),
            Optional.of(Cell.of(cost(issue.usage()))).filter(cell -> counted),
            Optional.of(Cell.of(issue.branch())),
            Optional.of(Cell.of(issue.title())),
            Optional.of(Cell.of(issue.reason())))
        .flatMap(Optional::stream)
        .toArray(Cell[]::new);
  }

  private static String cost(Usage usage) {
    return usage
        .costInWords()
        .or(() -> usage.tokensInWords().map(tokens -> tokens + " tokens"))
        .orElse("-");
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
    output.print(table);
  }

  private static Optional<String> spent(RunOverview.Run run) {
    String words =
        Stream.of(
                run.usage().costInWords().map(cost -> cost + limit(run)),
                run.usage().tokensInWords().map(tokens -> tokens + " tokens"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? Optional.empty() : Optional.of("Its agents have used " + words + ".");
  }

  private static String limit(RunOverview.Run run) {
    return run.maxCostUsd().map(limit -> " of " + Usage.dollars(limit)).orElse("");
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
