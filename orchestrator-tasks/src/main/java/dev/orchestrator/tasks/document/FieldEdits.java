package dev.orchestrator.tasks.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splices that change fields, in the way of writing of the task they change. */
public final class FieldEdits {

  private static final String PLAIN_OPENING = "- **";
  private static final String PLAIN_CLOSING = "**: ";

  private FieldEdits() {}

  /** A field with its new value. */
  public record Setting(String name, String value) {}

  /**
   * Gives fields a value: in place where the task has them, else behind its last field in the order
   * given.
   */
  public static List<Splice> set(TaskDocument document, TaskBlock task, List<Setting> settings) {
    List<Splice> splices = new ArrayList<>();
    List<Setting> added = new ArrayList<>();
    for (Setting setting : settings) {
      Optional<FieldEntry> field = task.field(setting.name());
      field.ifPresentOrElse(
          present -> splices.add(replace(document, present, setting.value())),
          () -> added.add(setting));
    }
    if (!added.isEmpty()) {
      splices.add(insert(document, task, added));
    }
    return splices;
  }

  /** Removes a field with its lines. */
  public static Splice unset(FieldEntry field) {
    return Splice.remove(field.extent());
  }

  /** A field as a line of its own. */
  public static String line(Setting setting, String lineEnd) {
    return line(PLAIN_OPENING, PLAIN_CLOSING, setting, lineEnd);
  }

  private static Splice replace(TaskDocument document, FieldEntry field, String value) {
    int column = Math.max(2, document.text(field.opening()).length() - 2);
    boolean apart = document.text(field.closing()).endsWith(" ") || value.isEmpty();
    String space = apart ? "" : " ";
    return Splice.replace(
        field.valueSpan(), space + continued(value, " ".repeat(column), document.lineEnd()));
  }

  private static Splice insert(TaskDocument document, TaskBlock task, List<Setting> added) {
    String lineEnd = document.lineEnd();
    StringBuilder lines = new StringBuilder();
    if (task.fields().isEmpty()) {
      added.forEach(each -> lines.append(line(each, lineEnd)));
      return insertFirst(document, task, lines, lineEnd);
    }
    FieldEntry last = task.fields().get(task.fields().size() - 1);
    String opening = document.text(last.opening());
    String closing = document.text(last.closing()).stripTrailing() + " ";
    added.forEach(each -> lines.append(line(opening, closing, each, lineEnd)));
    return insertAt(document, last.extent().end(), lines, lineEnd);
  }

  /**
   * Text that follows at once would become a part of the last field, and so would indented text
   * wherever it follows: a comment sets that apart, as CommonMark advises.
   */
  private static Splice insertFirst(
      TaskDocument document, TaskBlock task, StringBuilder lines, String lineEnd) {
    String text = document.text(task.text());
    if (text.startsWith("  ") || text.startsWith(" \t") || text.startsWith("\t")) {
      lines.append(lineEnd).append("<!-- -->").append(lineEnd);
    }
    if (task.text().start() == task.headingEnd() && !text.isEmpty()) {
      lines.append(lineEnd);
    }
    return insertAt(document, task.headingEnd(), lines, lineEnd);
  }

  private static Splice insertAt(
      TaskDocument document, int offset, StringBuilder lines, String lineEnd) {
    boolean open = offset == document.length() && !document.endsWithLineEnd();
    if (open) {
      lines.setLength(lines.length() - lineEnd.length());
      return Splice.insert(offset, lineEnd + lines);
    }
    return Splice.insert(offset, lines.toString());
  }

  private static String line(String opening, String closing, Setting setting, String lineEnd) {
    String indent = " ".repeat(Math.max(2, opening.length() - 2));
    String line = opening + setting.name() + closing;
    return (line + continued(setting.value(), indent, lineEnd)).stripTrailing() + lineEnd;
  }

  private static String continued(String value, String indent, String lineEnd) {
    StringBuilder text = new StringBuilder();
    for (String line : value.strip().split("\n", -1)) {
      if (text.length() > 0) {
        text.append(lineEnd).append(line.isBlank() ? "" : indent);
      }
      text.append(line.isBlank() ? "" : line.stripTrailing());
    }
    return text.toString();
  }
}
