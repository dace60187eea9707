package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.workers.overview.RunOverview.IssueLine;
import dev.orchestrator.workers.overview.RunOverview.WorkerLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Workers and issues as lines, the header first. */
final class Tables {

  /** From here on there is room for reasons beside titles; below, the cursor's reason is shown. */
  static final int WIDE = 120;

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
          new Cell(worker.status(), workerPaint(worker.status())),
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
    boolean reasons =
        look.columns() >= WIDE
            && board.issues().stream().anyMatch(issue -> !issue.reason().isEmpty());
    Table table =
        reasons
            ? new Table("WAVE", "ISSUE", "STATUS", "STAGE", "TRIES", "WAITS FOR", "TITLE", "WHY")
            : new Table("WAVE", "ISSUE", "STATUS", "STAGE", "TRIES", "WAITS FOR", "TITLE");
    int wave = Integer.MIN_VALUE;
    for (IssueLine issue : board.issues()) {
      String first = issue.wave() == wave ? "" : Integer.toString(issue.wave());
      wave = issue.wave();
      Cell[] cells = row(issue, first);
      table.row(reasons ? cells : java.util.Arrays.copyOf(cells, cells.length - 1));
    }
    return look.lines(table);
  }

  private Cell[] row(IssueLine issue, String wave) {
    String sign = look.glyphs().ofIssue(issue.status());
    return new Cell[] {
      Cell.of(wave),
      Cell.of("#" + issue.number()),
      new Cell(sign + " " + issue.status().replace('_', ' '), issuePaint(issue.status())),
      Cell.of(issue.stage().orElse("")),
      Cell.of(issue.attempts() == 0 ? "" : Integer.toString(issue.attempts())),
      Cell.of(waitsFor(issue)),
      Cell.of(issue.title()),
      Cell.of(issue.reason())
    };
  }

  private String waitsFor(IssueLine issue) {
    if (!issue.status().equals("pending") && !issue.status().equals("blocked")) {
      return "";
    }
    Map<Integer, IssueLine> issues = board.issuesByNumber();
    return issue.dependsOn().stream()
        .filter(
            number ->
                !Optional.ofNullable(issues.get(number))
                    .map(IssueLine::status)
                    .equals(Optional.of("completed")))
        .map(number -> "#" + number)
        .collect(Collectors.joining(" "));
  }

  private UnaryOperator<String> issuePaint(String status) {
    return switch (status) {
      case "completed" -> look.style()::good;
      case "failed" -> look.style()::bad;
      case "blocked" -> look.style()::warning;
      case "in_progress" -> look.style()::name;
      default -> look.style()::faint;
    };
  }

  private UnaryOperator<String> workerPaint(String status) {
    return switch (status) {
      case "running" -> look.style()::good;
      case "stalled", "failed" -> look.style()::bad;
      case "waiting", "paused" -> look.style()::warning;
      case "starting" -> look.style()::name;
      default -> look.style()::faint;
    };
  }
}
