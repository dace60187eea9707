package dev.orchestrator.tasks.document;

import java.util.List;

/** Writes tasks as text: new ones, and what is appended to one. */
public final class TaskText {

  private TaskText() {}

  /** The heading line's words behind its signs. */
  public static String title(String title) {
    return Titles.write(title.strip());
  }

  /**
   * A whole task, ended by one end of line.
   *
   * @param text free text that {@link AppendedText} has made safe; may be empty
   */
  public static String task(
      String label,
      String title,
      List<FieldEdits.Setting> fields,
      List<String> criteria,
      String text,
      String lineEnd) {
    StringBuilder task = new StringBuilder();
    task.append("### [").append(label).append("] ").append(title(title)).append(lineEnd);
    fields.forEach(field -> task.append(FieldEdits.line(field, lineEnd)));
    if (!text.isEmpty()) {
      task.append(lineEnd).append(text.replace("\n", lineEnd)).append(lineEnd);
    }
    if (!criteria.isEmpty()) {
      task.append(lineEnd);
      criteria.forEach(each -> task.append(criterion(each)).append(lineEnd));
    }
    return task.toString();
  }

  /** A criterion that does not hold yet. */
  public static String criterion(String text) {
    return "- [ ] " + text.strip();
  }
}
