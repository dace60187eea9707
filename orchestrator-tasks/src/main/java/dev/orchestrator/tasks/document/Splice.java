package dev.orchestrator.tasks.document;

import java.nio.charset.StandardCharsets;

/** Replaces a part of a document. Immutable. */
public final class Splice {

  private final Span span;
  private final byte[] replacement;

  private Splice(Span span, byte[] replacement) {
    this.span = span;
    this.replacement = replacement;
  }

  /** Replaces with text. */
  public static Splice replace(Span span, String text) {
    return new Splice(span, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Inserts text before the byte at {@code offset}. */
  public static Splice insert(int offset, String text) {
    return replace(new Span(offset, offset), text);
  }

  /** Inserts bytes before the byte at {@code offset}. */
  public static Splice insert(int offset, byte[] bytes) {
    return new Splice(new Span(offset, offset), bytes.clone());
  }

  /** Removes. */
  public static Splice remove(Span span) {
    return new Splice(span, new byte[0]);
  }

  /** What goes; empty when something is inserted. */
  public Span span() {
    return span;
  }

  byte[] replacement() {
    return replacement;
  }
}
