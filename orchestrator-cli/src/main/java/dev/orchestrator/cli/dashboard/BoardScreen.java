package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.timeline.Happening;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The board as exactly as many lines as the terminal has. */
final class BoardScreen {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Board board;
  private final View view;
  private final Look look;
  private final ZoneId zone;

  BoardScreen(Board board, View view, Look look, ZoneId zone) {
    this.board = board;
    this.view = view;
    this.look = look;
    this.zone = zone;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(new RunHeader(board, look, zone).lines());
    int left = look.rows() - lines.size() - 1;
    List<String> workers = new Tables(board, look).workers();
    List<String> events = events();
    List<String> issues = new Tables(board, look).issues();
    Heights heights = Heights.of(left, workers.size(), issues.size(), events.size());
    section(lines, "Workers", workers, heights.workers(), View.Pane.WORKERS);
    section(lines, "Issues", issues, heights.issues(), View.Pane.ISSUES);
    if (heights.events() > 0) {
      lines.add(look.rule("Events"));
      lines.addAll(events.subList(Math.max(0, events.size() - heights.events()), events.size()));
    }
    while (lines.size() < look.rows() - 1) {
      lines.add("");
    }
    lines.add(footer());
    return lines.subList(Math.max(0, lines.size() - look.rows()), lines.size());
  }

  /**
   * How many lines each part gets, its heading left out.
   *
   * @param workers with the header of their table; 0 where there is no room
   * @param issues with the header of their table
   * @param events 0 where there is no room
   */
  record Heights(int workers, int issues, int events) {

    /** Issues come first; what they leave is for the events. */
    static Heights of(int lines, int workers, int issues, int events) {
      if (lines < 8) {
        return new Heights(0, Math.max(1, lines - 1), 0);
      }
      int forEvents = lines < 14 ? 0 : Math.min(Math.max(1, events), Math.max(2, lines / 4));
      int headings = forEvents > 0 ? 3 : 2;
      int forWorkers = Math.min(workers, Math.max(2, (lines - headings) / 3));
      int forIssues = lines - headings - forWorkers - forEvents;
      int spare =
          forEvents == 0 ? 0 : Math.max(0, Math.min(forIssues - issues, events - forEvents));
      return new Heights(forWorkers, forIssues - spare, forEvents + spare);
    }
  }

  private void section(
      List<String> lines, String title, List<String> table, int height, View.Pane pane) {
    if (height == 0) {
      return;
    }
    lines.add(look.rule(title));
    int room = Math.max(1, height - 1);
    boolean active = view.pane() == pane;
    int rows = table.size() - 1;
    int cursor = active ? Math.min(view.row(), rows - 1) : -1;
    int first = Math.max(0, Math.min(cursor - room / 2, rows - room));
    if (height > 1) {
      lines.add(table.get(0));
    }
    for (int row = first; row < Math.min(rows, first + room); row++) {
      String line = table.get(row + 1);
      lines.add(
          row == cursor ? look.style().strong(look.glyphs().cursor()) + line.substring(1) : line);
    }
    for (int missing = rows; missing < room; missing++) {
      lines.add("");
    }
  }

  private List<String> events() {
    return board.timeline().happenings().stream()
        .skip(Math.max(0, board.timeline().happenings().size() - look.rows()))
        .map(this::event)
        .toList();
  }

  private String event(Happening event) {
    String subject = event.issue().map(number -> "#" + number + " ").orElse("");
    String worker = event.worker().map(number -> "worker " + number + ": ").orElse("");
    String text =
        PlainText.visible(
            worker + event.stage().map(stage -> stage + " ").orElse("") + event.message());
    String time = TIME.format(event.at().atZone(zone));
    return "  "
        + look.style().faint(time)
        + "  "
        + look.style().strong(subject)
        + paint(event, text);
  }

  private String paint(Happening event, String text) {
    return switch (event.tone()) {
      case GOOD -> look.style().good(text);
      case WARNING -> look.style().warning(text);
      case BAD -> look.style().bad(text);
      case NEWS -> text;
    };
  }

  /** Why the issue under the cursor is what it is, where the table has no room to say so. */
  private Optional<String> reason() {
    return view.row() < 0 || look.columns() >= Tables.WIDE
        ? Optional.empty()
        : view.issue(board)
            .filter(issue -> !issue.remark().isEmpty())
            .map(issue -> "#" + issue.number() + ": " + PlainText.visible(issue.remark()));
  }

  private String footer() {
    if (view.question().isPresent()) {
      return " " + look.style().warning(view.question().get().text() + "  (y/n)");
    }
    if (!view.message().isEmpty()) {
      return " " + look.style().strong(view.message());
    }
    Optional<String> reason = reason();
    if (reason.isPresent()) {
      return " " + look.style().warning(reason.get());
    }
    String keys = "Tab  a attach  l log  w why  d diff  r retry  p pause  s stop  ? help  q quit";
    return " " + look.style().faint(keys);
  }
}
