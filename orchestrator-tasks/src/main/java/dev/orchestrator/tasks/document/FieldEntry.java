package dev.orchestrator.tasks.document;

/**
 * A field of a task where it stands.
 *
 * @param name as the document spells it
 * @param value what it says; further lines joined by line feeds, without their indentation
 * @param line the 0-based line it starts in
 * @param extent its lines, the ends of line included
 * @param nameSpan the bytes of the name
 * @param valueSpan the bytes that are its value, as far as the last ink
 */
public record FieldEntry(
    String name, String value, int line, Span extent, Span nameSpan, Span valueSpan) {

  /** What stands before the name on its line, such as {@code - **}. */
  Span opening() {
    return new Span(extent.start(), nameSpan.start());
  }

  /** What stands between the name and the value, such as <code>**: </code>. */
  Span closing() {
    return new Span(/* start= */ nameSpan.end(), /* end= */ valueSpan.start());
  }
}
