package dev.orchestrator.cli.output;

import dev.orchestrator.core.text.PlainText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.WCWidth;

/**
 * Aligned columns with a header. Cells are made safe to print; wide and combining characters count
 * as the columns they take. Where the terminal is too narrow the widest columns are cut, with an
 * ellipsis.
 */
public final class Table {

  private static final int GAP = 2;
  private static final int NARROWEST = 6;
  private static final String ELLIPSIS = "…";

  private final List<String> headers;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A cell: its text and how it is painted once it is padded. */
  public record Cell(String text, UnaryOperator<String> paint) {

    /** An unpainted cell. */
    public static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  /** A table with these column headers. */
  public Table(String... headers) {
    this.headers = List.of(headers);
  }

  /** Adds a row of plain cells. */
  public Table row(String... cells) {
    return row(List.of(cells).stream().map(Cell::of).toArray(Cell[]::new));
  }

  /** Adds a row; as many cells as there are headers. */
  public Table row(Cell... cells) {
    rows.add(
        List.of(cells).stream()
            .map(cell -> new Cell(PlainText.visible(cell.text()), cell.paint()))
            .toList());
    return this;
  }

  /** Adds a line that is the heading of the rows below it, across all columns. */
  public Table section(String title) {
    rows.add(List.of(Cell.of(PlainText.visible(title))));
    return this;
  }

  /** Writes the table, {@code columns} wide at most where that is possible. */
  public void print(PrintStream out, Style style, int columns) {
    int[] widths = fit(columns);
    out.println(style.faint(line(headers.stream().map(Cell::of).toList(), widths).stripTrailing()));
    for (List<Cell> row : rows) {
      out.println(
          isSection(row) ? style.strong(row.get(0).text()) : line(row, widths).stripTrailing());
    }
  }

  private boolean isSection(List<Cell> row) {
    return row.size() < headers.size();
  }

  private int[] fit(int columns) {
    int[] widths = new int[headers.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(headers.get(i));
      for (List<Cell> row : rows) {
        widths[i] = isSection(row) ? widths[i] : Math.max(widths[i], width(row.get(i).text()));
      }
    }
    int excess = total(widths) - columns;
    while (excess > 0) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = GAP * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    return widest;
  }

  private static String line(List<Cell> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String text = cut(cells.get(i).text(), widths[i]);
      boolean last = i == cells.size() - 1;
      String padding = last ? "" : " ".repeat(widths[i] - width(text) + GAP);
      line.append(cells.get(i).paint().apply(text)).append(padding);
    }
    return line.toString();
  }

  private static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int point : text.codePoints().toArray()) {
      int next = Math.max(0, WCWidth.wcwidth(point));
      if (used + next > width - 1) {
        break;
      }
      kept.appendCodePoint(point);
      used += next;
    }
    return kept + ELLIPSIS;
  }

  private static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
