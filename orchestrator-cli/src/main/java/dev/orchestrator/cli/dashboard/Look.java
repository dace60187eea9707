package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the terminal shows things.
 *
 * @param style colours, if it has them
 * @param glyphs the signs it knows
 * @param columns its width
 * @param rows its height
 */
record Look(Style style, Glyphs glyphs, int columns, int rows) {

  /** A heading across the screen. */
  String rule(String title) {
    String line = glyphs.rule().repeat(Math.max(0, columns - title.length() - 4));
    return style.faint(glyphs.rule() + " ") + style.strong(title) + style.faint(" " + line);
  }

  /** A table as lines, its header first. */
  List<String> lines(Table table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      table.print(out, style, columns - 2);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().map(line -> "  " + line).toList();
  }
}
