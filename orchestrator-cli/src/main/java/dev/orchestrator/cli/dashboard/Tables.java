package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import dev.orchestrator.runs.overview.WorkerStatus;
import dev.orchestrator.runs.run.IssueStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Workers and issues as lines, the header first. */
final class Tables {

  /** From here on there is room for reasons beside titles; below, the cursor's reason is shown. */
  static final int WIDE = 120;

  /** Below, the title needs the room more. */
  private static final int ROOM_FOR_COST = 90;

  private final Board board;
  private final Look look;

  Tables(Board board, Look look) {
    this.board = board;
    this.look = look;
  }

  List<String> workers() {
    Table table = new Table("W", "STATE", "ISSUE", "STAGE", "TIME", "RETRIES", "ACTIVE", "TITLE");
    Map<Integer, IssueLine> issues = board.issuesByNumber();
    for (WorkerLine worker : board.workers()) {
      Optional<IssueLine> issue = worker.issueNumber().map(issues::get);
      table.row(
          Cell.of(Integer.toString(worker.workerId())),
          new Cell(worker.status().toString(), workerPaint(worker.status())),
          Cell.of(worker.issueNumber().map(number -> "#" + number).orElse("")),
          Cell.of(worker.stage().orElse("")),
          Cell.of(worker.startedAt().map(at -> Spans.between(at, board.now())).orElse("")),
          Cell.of(worker.retryCount() == 0 ? "" : Integer.toString(worker.retryCount())),
          Cell.of(
              worker.lastActivity().map(at -> Spans.between(at, board.now()) + " ago").orElse("")),
          Cell.of(issue.map(IssueLine::title).orElse("")));
    }
    return look.lines(table);
  }

  List<String> issues() {
    List<Column> columns = columns();
    Table table = new Table(columns.stream().map(Column::header).toArray(String[]::new));
    int wave = Integer.MIN_VALUE;
    for (IssueLine issue : board.issues()) {
      boolean first = issue.wave() != wave;
      wave = issue.wave();
      table.row(columns.stream().map(column -> column.of(issue, first)).toArray(Cell[]::new));
    }
    return look.lines(table);
  }

  /**
   * A column of the issues.
   *
   * @param cell what it shows of an issue
   * @param oncePerWave whether only the first issue of a wave shows it
   */
  private record Column(String header, Function<IssueLine, Cell> cell, boolean oncePerWave) {

    static Column of(String header, Function<IssueLine, String> text) {
      return new Column(header, issue -> Cell.of(text.apply(issue)), false);
    }

    Cell of(IssueLine issue, boolean first) {
      return oncePerWave && !first ? Cell.of("") : cell.apply(issue);
    }
  }

  /** What nothing is known about, or there is no room for, has no column. */
  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("WAVE", issue -> Cell.of(Integer.toString(issue.wave())), true));
    columns.add(Column.of("ISSUE", issue -> "#" + issue.number()));
    columns.add(new Column("STATUS", this::status, false));
    columns.add(Column.of("STAGE", issue -> issue.stage().orElse("")));
    columns.add(
        Column.of(
            "TRIES", issue -> issue.attempts() == 0 ? "" : Integer.toString(issue.attempts())));
    if (look.columns() >= ROOM_FOR_COST && !board.overview().run().usage().equals(Usage.NONE)) {
      columns.add(Column.of("COST", issue -> cost(issue.usage())));
    }
    columns.add(Column.of("WAITS FOR", this::waitsFor));
    if (board.issues().stream().anyMatch(issue -> issue.change().landed().isPresent())) {
      columns.add(new Column("LANDED", this::landed, false));
    }
    columns.add(Column.of("TITLE", IssueLine::title));
    if (look.columns() >= WIDE
        && board.issues().stream().anyMatch(issue -> !issue.remark().isEmpty())) {
      columns.add(Column.of("WHY", IssueLine::remark));
    }
    return columns;
  }

  private Cell status(IssueLine issue) {
    String sign = look.glyphs().ofIssue(issue.status());
    return new Cell(
        sign + " " + issue.status().word().replace('_', ' '), issuePaint(issue.status()));
  }

  private Cell landed(IssueLine issue) {
    return new Cell(
        issue.change().landed().orElse(""),
        issue.change().hasLanded() ? look.style()::good : look.style()::warning);
  }

  private static String cost(Usage usage) {
    return usage.costInWords().or(usage::tokensInWords).orElse("");
  }

  private String waitsFor(IssueLine issue) {
    if (issue.status() != IssueStatus.PENDING && issue.status() != IssueStatus.BLOCKED) {
      return "";
    }
    Map<Integer, IssueLine> issues = board.issuesByNumber();
    return issue.dependsOn().stream()
        .filter(
            number ->
                !Optional.ofNullable(issues.get(number))
                    .map(IssueLine::status)
                    .equals(Optional.of(IssueStatus.COMPLETED)))
        .map(number -> "#" + number)
        .collect(Collectors.joining(" "));
  }

  private UnaryOperator<String> issuePaint(IssueStatus status) {
    return switch (status) {
      case COMPLETED -> look.style()::good;
      case FAILED -> look.style()::bad;
      case BLOCKED -> look.style()::warning;
      case IN_PROGRESS -> look.style()::name;
      default -> look.style()::faint;
    };
  }

  private UnaryOperator<String> workerPaint(WorkerStatus status) {
    return switch (status) {
      case RUNNING -> look.style()::good;
      case STALLED, FAILED, LOST -> look.style()::bad;
      case WAITING, PAUSED, HELD, UNKNOWN -> look.style()::warning;
      case STARTING -> look.style()::name;
      default -> look.style()::faint;
    };
  }
}
