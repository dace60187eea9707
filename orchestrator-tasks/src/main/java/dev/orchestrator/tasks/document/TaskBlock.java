package dev.orchestrator.tasks.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task where it stands in a document. Its inside is read when first asked for: who changes one
 * task of thousands reads one. Immutable to those who look at it, and thread-safe.
 */
public final class TaskBlock {

  private final TaskBlockReader reader;
  private final TaskHeading words;
  private final Heading heading;
  private final String section;
  private final int lastLine;
  private final int separator;
  private volatile @Nullable TaskInside inside;

  TaskBlock(
      TaskBlockReader reader,
      Heading heading,
      TaskHeading words,
      String section,
      int lastLine,
      int separator) {
    this.reader = reader;
    this.heading = heading;
    this.words = words;
    this.section = section;
    this.lastLine = lastLine;
    this.separator = separator;
  }

  /** Its identifier as the document spells it. */
  public String label() {
    return words.label();
  }

  /** Its identifier's number. */
  public int number() {
    return words.number();
  }

  /** Its title, as people read it. */
  public String title() {
    return reader.title(words);
  }

  /** The 0-based line of its heading. */
  public int line() {
    return heading.line();
  }

  /** The bytes of the title. */
  public Span titleSpan() {
    return words.title();
  }

  /** Behind the heading's line. */
  public int headingEnd() {
    return heading.end();
  }

  /** Everything up to the next heading of level 3 or higher, except blank lines at the end. */
  public Span extent() {
    return new Span(heading.start(), reader.start(lastLine));
  }

  /** Where the blank lines behind it end. */
  public int separator() {
    return separator;
  }

  /** The words of the nearest heading above it that is higher; empty where there is none. */
  public String section() {
    return section;
  }

  /** Its fields in their order. */
  public List<FieldEntry> fields() {
    return inside().fields();
  }

  /** Its criteria in their order, wherever in the task they stand. */
  public List<CriterionEntry> criteria() {
    return inside().criteria();
  }

  /** What stands behind the fields, without blank lines around it. */
  public Span text() {
    return inside().text();
  }

  /** The first field of that name; upper and lower case are the same. */
  public Optional<FieldEntry> field(String name) {
    return fields().stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  private TaskInside inside() {
    TaskInside known = inside;
    if (known == null) {
      known = reader.inside(heading.line() + 1, lastLine);
      inside = known;
    }
    return known;
  }
}
