package dev.orchestrator.core.safety;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The here-documents announced in a line, whose bodies begin behind it. */
final class HereDocuments {

  private record Announced(String delimiter, boolean indented, boolean expands) {

    boolean endsWith(String line) {
      return (indented ? line.stripLeading() : line).equals(delimiter);
    }
  }

  private final Deque<Announced> pending = new ArrayDeque<>();

  /**
   * A body up to this delimiter is to come.
   *
   * @param indented whether the delimiter may be indented
   * @param expands whether the shell replaces what it knows in the body
   */
  void announce(String delimiter, boolean indented, boolean expands) {
    pending.add(new Announced(delimiter, indented, expands));
  }

  boolean areComplete() {
    return pending.isEmpty();
  }

  /** The body starts on the next line; the command that reads it may go on until then. */
  static String upcomingBody(ShellSource source, String delimiter) {
    return source
        .followingLines()
        .takeWhile(line -> !line.strip().equals(delimiter))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Reads the bodies that were announced and hands on those that expand.
   *
   * @return whether each was closed
   */
  boolean read(ShellSource source, Consumer<String> expanding) {
    boolean complete = true;
    while (!pending.isEmpty()) {
      Announced document = pending.remove();
      StringBuilder body = new StringBuilder();
      boolean closed = false;
      while (!source.atEnd() && !closed) {
        String line = source.takeLine();
        closed = document.endsWith(line);
        body.append(closed ? "" : line + "\n");
      }
      complete &= closed;
      if (document.expands()) {
        expanding.accept(body.toString());
      }
    }
    return complete;
  }
}
