package dev.orchestrator.core.safety;

import java.nio.CharBuffer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Text for a shell and how far it has been read. */
final class ShellSource {

  private final String text;
  private int at;

  ShellSource(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character that is read next; only before the end. */
  char next() {
    return text.charAt(at);
  }

  /** The character behind {@code next}, or a blank where the text ends. */
  char following() {
    return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
  }

  /** Reads one character; only before the end. */
  char take() {
    return text.charAt(at++);
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  /** Reads over it where it comes next. */
  boolean skip(String expected) {
    boolean there = looksAt(expected);
    at += there ? expected.length() : 0;
    return there;
  }

  /** What comes next, up to the end. */
  CharSequence rest() {
    return CharBuffer.wrap(text, at, text.length());
  }

  /** Reads up to such a character, which comes next then, or to the end. */
  String takeUntil(IntPredicate stop) {
    int start = at;
    while (!atEnd() && !stop.test(next())) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads a line and its end. */
  String takeLine() {
    String line = takeUntil(character -> character == '\n');
    skip("\n");
    return line;
  }

  /** The lines behind this one; none where it is the last. */
  Stream<String> followingLines() {
    int lineEnd = text.indexOf('\n', at);
    return lineEnd < 0 ? Stream.empty() : Stream.of(text.substring(lineEnd + 1).split("\n", -1));
  }

  void skipToEnd() {
    at = text.length();
  }
}
