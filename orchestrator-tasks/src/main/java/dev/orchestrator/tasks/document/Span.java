package dev.orchestrator.tasks.document;

/**
 * A part of a document.
 *
 * @param start offset of its first byte
 * @param end offset behind its last byte
 */
public record Span(int start, int end) {

  /** Refuses a span that ends before it starts. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  boolean contains(int offset) {
    return start <= offset && offset < end;
  }
}
