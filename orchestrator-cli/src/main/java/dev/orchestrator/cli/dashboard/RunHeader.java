package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.overview.RunOverview.Run;
import dev.orchestrator.runs.run.IssueStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The run as a whole, in two lines and one for each thing that holds it up. */
final class RunHeader {

  private static final Duration LONG_ENOUGH_FOR_A_RATE = Duration.ofMinutes(2);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Board board;
  private final Look look;
  private final ZoneId zone;

  RunHeader(Board board, Look look, ZoneId zone) {
    this.board = board;
    this.look = look;
    this.zone = zone;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(name() + "  " + progress());
    lines.add(" " + String.join(look.style().faint("  |  "), figures()));
    board.overview().run().holds().forEach(hold -> lines.add(bad("no launches on " + hold)));
    if (!board.trouble().isEmpty()) {
      lines.add(bad(board.trouble()));
    }
    return lines;
  }

  private String bad(String text) {
    return " " + look.style().bad(PlainText.visible(text));
  }

  private String name() {
    Run run = board.overview().run();
    String state = run.paused() ? run.state() + ", paused" : run.state().toString();
    String painted =
        switch (run.state()) {
          case RUNNING -> look.style().good(state);
          case CRASHED ->
              look.style()
                  .bad(
                      "%s: 'orchestrator workers launch --config %s' goes on"
                          .formatted(state, PlainText.visible(run.project())));
          default -> look.style().warning(state);
        };
    return " " + look.style().strong(PlainText.visible(run.project())) + "  " + painted;
  }

  private String progress() {
    int all = Math.max(1, board.overview().issues().size());
    int width = Math.max(8, Math.min(30, look.columns() - 60));
    int done = (int) (board.count(IssueStatus.COMPLETED) * width / all);
    int lost =
        (int) ((board.count(IssueStatus.FAILED) + board.count(IssueStatus.BLOCKED)) * width / all);
    return look.style().good(look.glyphs().full().repeat(done))
        + look.style().bad(look.glyphs().full().repeat(lost))
        + look.style().faint(look.glyphs().empty().repeat(Math.max(0, width - done - lost)))
        + " "
        + counts();
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    counts.add(
        board.count(IssueStatus.COMPLETED) + "/" + board.overview().issues().size() + " done");
    if (board.count(IssueStatus.FAILED) > 0) {
      counts.add(look.style().bad(board.count(IssueStatus.FAILED) + " failed"));
    }
    if (board.count(IssueStatus.BLOCKED) > 0) {
      counts.add(look.style().warning(board.count(IssueStatus.BLOCKED) + " blocked"));
    }
    return String.join(", ", counts);
  }

  private List<String> figures() {
    List<String> figures = new ArrayList<>();
    figures.add(Spans.of(length()) + " so far");
    long busy = board.workers().stream().filter(each -> each.issueNumber().isPresent()).count();
    figures.add(busy + "/" + board.workers().size() + " workers busy");
    if (board.pace().completed() > 0 && length().compareTo(LONG_ENOUGH_FOR_A_RATE) > 0) {
      figures.add(String.format(Locale.ROOT, "%.1f issues/h", board.pace().perHour()));
    }
    board.pace().median().ifPresent(median -> figures.add("median " + Spans.of(median)));
    board.overview().run().usage().costInWords().ifPresent(figures::add);
    if (board.pace().failedAttempts() > 0) {
      figures.add(
          board.pace().failedAttempts() + "/" + board.pace().endedAttempts() + " attempts failed");
    }
    if (board.isLive()) {
      board
          .pace()
          .left()
          .ifPresent(
              left ->
                  figures.add(
                      "about " + Spans.of(left) + " left, until " + clock(board.now().plus(left))));
    }
    return figures;
  }

  private Duration length() {
    Instant end = board.isLive() ? board.now() : board.timeline().last();
    return board
        .timeline()
        .began()
        .map(began -> Duration.between(began, end))
        .orElse(Duration.ZERO);
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }
}
