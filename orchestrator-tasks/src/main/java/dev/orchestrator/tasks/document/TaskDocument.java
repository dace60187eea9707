package dev.orchestrator.tasks.document;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task file, read without losing a byte. Edits are splices into the original bytes: what a splice
 * does not name stays as it is. Immutable.
 */
public final class TaskDocument {

  private final SourceText source;
  private final List<TaskBlock> tasks;
  private final List<Section> sections;
  private final List<Flaw> flaws;
  private final List<Flaw> remarks;
  private final Set<Integer> numbers;

  private TaskDocument(
      SourceText source,
      List<TaskBlock> tasks,
      List<Section> sections,
      List<Flaw> flaws,
      List<Flaw> remarks,
      Set<Integer> numbers) {
    this.source = source;
    this.tasks = List.copyOf(tasks);
    this.sections = List.copyOf(sections);
    this.flaws = List.copyOf(flaws);
    this.remarks = List.copyOf(remarks);
    this.numbers = Set.copyOf(numbers);
  }

  /**
   * A heading of level 1 or 2.
   *
   * @param title its words
   * @param level 1 or 2
   * @param line 0-based
   * @param start where its heading starts
   * @param headingEnd behind its lines
   * @param end where the next heading of its level or a higher one starts, or the end
   */
  public record Section(String title, int level, int line, int start, int headingEnd, int end) {}

  /** Reads a document; never fails, for what is wrong with it are its {@link #flaws}. */
  public static TaskDocument parse(byte[] bytes) {
    SourceText source = new SourceText(bytes.clone());
    return new TaskDocumentReader(source, OutlineScanner.scan(source)).read();
  }

  static TaskDocument of(
      SourceText source,
      List<TaskBlock> tasks,
      List<Section> sections,
      List<Flaw> flaws,
      List<Flaw> remarks,
      Set<Integer> numbers) {
    return new TaskDocument(source, tasks, sections, flaws, remarks, numbers);
  }

  /** Its tasks in their order. */
  public List<TaskBlock> tasks() {
    return tasks;
  }

  /** Its headings of levels 1 and 2 in their order. */
  public List<Section> sections() {
    return sections;
  }

  /** What makes writing to it unsafe, in the order of the lines. */
  public List<Flaw> flaws() {
    return flaws;
  }

  /** What is allowed and probably not meant, in the order of the lines. */
  public List<Flaw> remarks() {
    return remarks;
  }

  /** Every number that a heading uses or seems to use, so that no new task gets it. */
  public Set<Integer> numbers() {
    return numbers;
  }

  /** The only task with that number; empty where there is none or more than one. */
  public Optional<TaskBlock> task(int number) {
    List<TaskBlock> found = tasks.stream().filter(task -> task.number() == number).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The bytes as they were read. */
  public byte[] bytes() {
    return source.bytes(0, source.length());
  }

  /** The bytes of a part. */
  public byte[] bytes(Span span) {
    return source.bytes(span.start(), span.end());
  }

  /** Whether a part of this document and a part of another hold the same bytes. */
  public boolean same(Span span, TaskDocument other, Span otherSpan) {
    return source.same(span, other.source, otherSpan);
  }

  /** A part as text. */
  public String text(Span span) {
    return source.utf8(span.start(), span.end());
  }

  /** How many bytes. */
  public int length() {
    return source.length();
  }

  /** The end of line of this document. */
  public String lineEnd() {
    return source.lineEnd();
  }

  /** Whether the document is empty or its last line is ended. */
  public boolean endsWithLineEnd() {
    int last = source.lines() - 1;
    return last < 0 || source.contentEnd(last) < source.end(last);
  }

  /** Whether the line that ends just before this offset is blank; true at the start. */
  public boolean blankBefore(int offset) {
    return source.lines() == 0
        || offset <= source.start(0)
        || source.blank(source.lineOf(offset - 1));
  }

  /** Where the run of blank lines that ends at this offset starts. */
  public int blanksBefore(int offset) {
    int start = offset;
    while (source.lines() > 0 && start > source.start(0) && blankBefore(start)) {
      start = source.start(source.lineOf(start - 1));
    }
    return start;
  }

  /** How many bytes before this offset are an end of line: 0, 1 or 2. */
  public int lineEndLength(int offset) {
    int line = source.lines() == 0 ? -1 : source.lineOf(Math.max(0, offset - 1));
    return line < 0 || source.end(line) != offset ? 0 : offset - source.contentEnd(line);
  }

  /** Behind a 0-based line, its end of line included. */
  public int lineEndOffset(int line) {
    return source.end(line);
  }

  /**
   * The document with parts replaced.
   *
   * @param splices must not overlap; their order does not matter
   */
  public byte[] with(List<Splice> splices) {
    List<Splice> ordered = new ArrayList<>(splices);
    ordered.sort(Comparator.comparingInt(splice -> splice.span().start()));
    ByteArrayOutputStream result = new ByteArrayOutputStream(source.length() + 256);
    int at = 0;
    for (Splice splice : ordered) {
      if (splice.span().start() < at) {
        throw new IllegalArgumentException("splices overlap at " + at);
      }
      result.writeBytes(source.bytes(at, splice.span().start()));
      result.writeBytes(splice.replacement());
      at = splice.span().end();
    }
    result.writeBytes(source.bytes(at, source.length()));
    return result.toByteArray();
  }
}
