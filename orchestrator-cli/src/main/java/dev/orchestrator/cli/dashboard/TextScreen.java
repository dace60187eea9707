package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A text that fills the screen. */
final class TextScreen {

  private final String title;
  private final List<String> text;
  private final Look look;

  TextScreen(String title, List<String> text, Look look) {
    this.title = title;
    this.text = text;
    this.look = look;
  }

  /**
   * @param scroll lines to go back from the end; below 0, one less than minus the lines to go
   *     forward from the beginning
   */
  List<String> lines(int scroll) {
    List<String> wrapped = new ArrayList<>();
    text.forEach(line -> wrap(line.replace("\t", "    "), wrapped));
    int room = Math.max(1, look.rows() - 2);
    int hidden = Math.max(0, wrapped.size() - room);
    int back = scroll < 0 ? Math.max(0, hidden + scroll + 1) : Math.min(scroll, hidden);
    int end = wrapped.size() - back;
    List<String> lines = new ArrayList<>();
    lines.add(look.rule(title));
    lines.addAll(wrapped.subList(Math.max(0, end - room), end));
    while (lines.size() < look.rows() - 1) {
      lines.add("");
    }
    String more = back > 0 ? "  " + back + " lines below" : "";
    lines.add(" " + look.style().faint("Up Down PgUp PgDn Home End scroll  q back" + more));
    return lines;
  }

  private void wrap(String line, List<String> into) {
    String safe = PlainText.visible(line);
    int width = Math.max(20, look.columns() - 1);
    int start = 0;
    do {
      int end = Math.min(safe.length(), start + width);
      into.add(safe.substring(start, end));
      start = end;
    } while (start < safe.length());
  }
}
