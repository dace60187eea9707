package dev.orchestrator.tasks.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Splices that put whole lines somewhere, or take a task away. */
public final class Placement {

  private Placement() {}

  /** At the end of the document. */
  public static Splice append(TaskDocument document, byte[] task) {
    return insertBehind(document, document.blanksBefore(document.length()), task);
  }

  /** At the end of a section. */
  public static Splice appendTo(TaskDocument document, TaskDocument.Section section, byte[] task) {
    int end = Math.max(section.headingEnd(), document.blanksBefore(section.end()));
    return insertBehind(document, end, task);
  }

  /** A new section with the task in it, before another one or at the end. */
  public static Splice newSection(
      TaskDocument document, String title, Optional<TaskDocument.Section> before, byte[] task) {
    String lineEnd = document.lineEnd();
    byte[] heading = utf8("## " + title + lineEnd + lineEnd);
    return before
        .map(next -> Splice.insert(next.start(), join(heading, task, utf8(lineEnd))))
        .orElseGet(() -> append(document, join(heading, task)));
  }

  /** Free text at the end of a task. */
  public static Splice appendToTask(TaskDocument document, TaskBlock task, String text) {
    String lines = text.replace("\n", document.lineEnd()) + document.lineEnd();
    return insertBehind(document, task.extent().end(), utf8(lines));
  }

  /** Criteria behind the last one of a task, or at its end. */
  public static Splice appendCriteria(TaskDocument document, TaskBlock task, String text) {
    if (task.criteria().isEmpty()) {
      return appendToTask(document, task, text);
    }
    CriterionEntry last = task.criteria().get(task.criteria().size() - 1);
    String lines = text.replace("\n", document.lineEnd()) + document.lineEnd();
    int end = document.lineEndOffset(last.line());
    boolean open = end == document.length() && !document.endsWithLineEnd();
    return Splice.insert(end, open ? document.lineEnd() + lines : lines);
  }

  /** Takes a task away, with the blank lines that set it apart. */
  public static Splice remove(TaskDocument document, TaskBlock task) {
    int start = task.extent().start();
    boolean last = task.separator() == document.length();
    if (last) {
      return Splice.remove(new Span(document.blanksBefore(start), task.separator()));
    }
    int end = document.blankBefore(start) ? task.separator() : task.extent().end();
    return Splice.remove(new Span(start, end));
  }

  /** A task's own bytes with the ends of line of another document, the last line ended. */
  public static byte[] lines(TaskDocument from, TaskBlock task, TaskDocument to) {
    String lineEnd = to.length() == 0 ? from.lineEnd() : to.lineEnd();
    String lines = new String(from.bytes(task.extent()), StandardCharsets.ISO_8859_1);
    if (!lineEnd.equals(from.lineEnd())) {
      lines = lines.replace(from.lineEnd(), lineEnd);
    }
    String ended = lines.endsWith("\n") || lines.endsWith("\r") ? lines : lines + lineEnd;
    return ended.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Splice insertBehind(TaskDocument document, int offset, byte[] lines) {
    String lineEnd = document.lineEnd();
    boolean open = offset == document.length() && !document.endsWithLineEnd();
    boolean apart = document.blankBefore(offset);
    byte[] before = utf8((open ? lineEnd : "") + (apart ? "" : lineEnd));
    return Splice.insert(offset, join(before, lines));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
