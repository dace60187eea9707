package dev.orchestrator.core.safety.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;

/** The here-documents announced in a line, whose bodies begin behind it. */
final class HereDocuments {

  /** A here-document; its text is empty until the end of its line was read. */
  private static final class Document implements Supplier<ShellWord> {

    private final String delimiter;
    private final boolean indented;
    private final boolean expands;
    private ShellWord text = ShellWord.of("");

    Document(String delimiter, boolean indented, boolean expands) {
      this.delimiter = delimiter;
      this.indented = indented;
      this.expands = expands;
    }

    @Override
    public ShellWord get() {
      return text;
    }
  }

  private final Deque<Document> pending = new ArrayDeque<>();

  /**
   * A body up to this delimiter is to come.
   *
   * @param indented whether tabs before its lines are dropped
   * @param expands whether the shell replaces what it knows in the body
   * @return its text, once the whole script was read
   */
  Supplier<ShellWord> announce(String delimiter, boolean indented, boolean expands) {
    Document document = new Document(delimiter, indented, expands);
    pending.add(document);
    return document;
  }

  boolean areComplete() {
    return pending.isEmpty();
  }

  /**
   * Reads the bodies that were announced, behind the end of their line.
   *
   * @param expansion reads a body in which the shell replaces what it knows
   * @return whether each was closed
   */
  boolean read(ShellSource source, Function<String, ShellWord> expansion) {
    boolean complete = true;
    while (!pending.isEmpty()) {
      Document document = pending.remove();
      StringBuilder body = new StringBuilder();
      boolean closed = false;
      while (!source.atEnd() && !closed) {
        String line = source.takeLine();
        String content = document.indented ? line.replaceFirst("^\t+", "") : line;
        closed = content.equals(document.delimiter);
        body.append(closed ? "" : content + "\n");
      }
      complete &= closed;
      String text = body.toString();
      document.text = document.expands ? expansion.apply(text) : ShellWord.of(text);
    }
    return complete;
  }
}
