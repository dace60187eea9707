package dev.orchestrator.tasks.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Free text that somebody wants in a task, made unable to be more than that: what would be a
 * heading that ends the task, or a field of it, gets a backslash, which Markdown shows as the plain
 * sign.
 *
 * @param text with line feeds, without blank lines around it
 * @param unclosed the 1-based line that opens code or HTML and leaves it open, so that the text
 *     would swallow what follows
 */
public record AppendedText(String text, OptionalInt unclosed) {

  /** Makes text safe. */
  public static AppendedText of(String written) {
    String text = written.replace("\r\n", "\n").replace('\r', '\n').strip();
    SourceText source = new SourceText(text.getBytes(StandardCharsets.UTF_8));
    Outline outline = OutlineScanner.scan(source);
    List<String> lines = new ArrayList<>();
    boolean onlyItems = true;
    for (int line = 0; line < source.lines(); line++) {
      onlyItems &= source.blank(line) || source.indent(line) > 0 || isItem(source, line);
      boolean escape =
          forgesHeading(source, outline, line)
              || onlyItems && FieldLine.read(source, line).isPresent()
              || isConflictMarker(source, line);
      lines.add(escape ? escaped(source, line) : content(source, line));
    }
    OptionalInt unclosed = outline.unclosed();
    return new AppendedText(
        lines.stream().collect(Collectors.joining("\n")),
        unclosed.isPresent() ? OptionalInt.of(unclosed.getAsInt() + 1) : unclosed);
  }

  private static boolean forgesHeading(SourceText source, Outline outline, int line) {
    boolean heading =
        outline.headings().stream()
            .anyMatch(
                each ->
                    each.level() <= TaskHeading.LEVEL
                        && source.lineOf(Math.max(each.start(), each.end() - 1)) == line);
    return heading || outline.slips().contains(line);
  }

  private static boolean isItem(SourceText source, int line) {
    int ink = source.firstInk(line);
    return LineShape.bulletEnd(source, ink, source.contentEnd(line)) > ink;
  }

  private static boolean isConflictMarker(SourceText source, int line) {
    return source.startsWith("<<<<<<< ", source.start(line))
        || source.startsWith(">>>>>>> ", source.start(line));
  }

  private static String escaped(SourceText source, int line) {
    int ink = source.firstInk(line);
    return source.utf8(source.start(line), ink) + "\\" + source.utf8(ink, source.contentEnd(line));
  }

  private static String content(SourceText source, int line) {
    return source.utf8(source.start(line), source.contentEnd(line));
  }
}
