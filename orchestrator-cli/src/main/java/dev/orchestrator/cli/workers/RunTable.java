package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.overview.IssueCounts;
import dev.orchestrator.runs.overview.IssueLanding;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.run.IssueStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as tables. */
public final class RunTable {

  private final Output output;
  private final Style style;

  /** Writes to {@code output}. */
  public RunTable(Output output) {
    this.output = output;
    this.style = output.style();
  }

  /** Prints the issues and the workers. */
  public void print(RunOverview overview) {
    printIssues(overview);
    if (overview.run().state().isLive() || overview.run().state() == RunStatus.CRASHED) {
      output.out().println();
      printWorkers(overview);
    }
    output.out().println();
    output.out().println(summary(overview));
    spent(overview.run()).ifPresent(output.out()::println);
    landing(overview.run()).ifPresent(output.out()::println);
    unlanded(overview).ifPresent(output.out()::println);
    overview.run().holds().forEach(hold -> output.line("held: " + hold));
    overview.issues().forEach(this::printFlags);
    overview.issues().forEach(this::printLog);
  }

  private void printFlags(IssueLine issue) {
    for (String flag : issue.flags()) {
      output.line(style.warning("look at #" + issue.number() + ": " + PlainText.visible(flag)));
    }
  }

  /** Of the verification that kept it from landing. */
  private void printLog(IssueLine issue) {
    issue
        .change()
        .landing()
        .filter(landing -> !landing.isIn())
        .flatMap(IssueLanding::log)
        .ifPresent(
            log -> output.out().println("log of #" + issue.number() + " in landing: " + log));
  }

  private void printIssues(RunOverview overview) {
    List<Column> columns = columns(overview);
    Table table = new Table(columns.stream().map(Column::header).toArray(String[]::new));
    for (IssueLine issue : overview.issues()) {
      table.row(columns.stream().map(column -> column.cell().apply(issue)).toArray(Cell[]::new));
    }
    output.print(table);
  }

  private record Column(String header, Function<IssueLine, Cell> cell) {

    static Column of(String header, Function<IssueLine, String> text) {
      return new Column(header, issue -> Cell.of(text.apply(issue)));
    }
  }

  /** What nothing is known about has no column. */
  private List<Column> columns(RunOverview overview) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("ISSUE", issue -> "#" + issue.number()));
    columns.add(
        new Column("STATUS", issue -> new Cell(issue.status().word(), paint(issue.status()))));
    columns.add(Column.of("STAGE", issue -> issue.stage().orElse("-")));
    columns.add(Column.of("ATTEMPTS", issue -> Integer.toString(issue.attempts())));
    if (!overview.run().usage().equals(Usage.NONE)) {
      columns.add(Column.of("COST", issue -> cost(issue.usage())));
    }
    if (overview.issues().stream().anyMatch(issue -> !issue.change().inWords().isEmpty())) {
      columns.add(Column.of("WORK", issue -> issue.change().inWords()));
      columns.add(new Column("LANDED", this::landed));
    }
    columns.add(Column.of("BRANCH", IssueLine::branch));
    columns.add(Column.of("TITLE", IssueLine::title));
    columns.add(Column.of("REASON", IssueLine::remark));
    return columns;
  }

  private Cell landed(IssueLine issue) {
    return issue.needsLanding()
        ? new Cell(issue.change().landed().orElse("no"), style::warning)
        : new Cell(issue.change().landed().orElse(""), style::good);
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
          worker.status().toString(),
          worker.issueNumber().map(number -> "#" + number).orElse("-"),
          worker.stage().orElse("-"),
          Integer.toString(worker.retryCount()),
          worker.logFile().orElse("-"));
    }
    output.print(table);
  }

  private static Optional<String> landing(RunOverview.Run run) {
    if (!run.state().isLive() || !run.land().equals("auto")) {
      return Optional.empty();
    }
    return Optional.of(
        run.landing().isEmpty()
            ? "It lands what is finished by itself."
            : "It is landing "
                + run.landing().stream()
                    .map(number -> "#" + number)
                    .collect(Collectors.joining(", "))
                + ".");
  }

  private static Optional<String> unlanded(RunOverview overview) {
    int count = IssueCounts.of(overview.issues()).unlanded();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "Not on the default branch yet: " + Counted.of(count, "branch", "branches") + ".");
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
    String issues =
        Stream.of(IssueStatus.values())
            .filter(status -> overview.count(status) > 0)
            .map(status -> overview.count(status) + " " + status.word().replace('_', ' '))
            .collect(Collectors.joining(", "));
    int unverified = IssueCounts.of(overview.issues()).unverified();
    return "Run '%s' is %s%s: %s%s."
        .formatted(
            overview.run().project(),
            overview.run().state() == RunStatus.NEVER ? "not begun" : overview.run().state(),
            overview.run().paused() ? " (paused)" : "",
            issues,
            unverified == 0 ? "" : "; " + unverified + " unverified");
  }

  private UnaryOperator<String> paint(IssueStatus status) {
    return switch (status) {
      case COMPLETED -> style::good;
      case FAILED -> style::bad;
      case BLOCKED -> style::warning;
      case IN_PROGRESS -> style::name;
      default -> UnaryOperator.identity();
    };
  }
}
