package dev.orchestrator.core.safety.shell;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  int position() {
    return at;
  }

  /** Back or forth to where {@link #position()} once was. */
  void moveTo(int position) {
    at = position;
  }

  String since(int position) {
    return text.substring(position, at);
  }

  /** The character that is read next, or a NUL where the text ends. */
  char next() {
    return charAt(0);
  }

  /** The character so many behind the next, or a NUL behind the end. */
  char charAt(int offset) {
    return at + offset < text.length() ? text.charAt(at + offset) : '\0';
  }

  /** Reads one character; only before the end. */
  char take() {
    return text.charAt(at++);
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  boolean looksAt(Pattern expected) {
    return matcher(expected).lookingAt();
  }

  /** What comes next as far as the pattern matches it; empty when it does not. */
  String peek(Pattern expected) {
    Matcher matcher = matcher(expected);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  private Matcher matcher(Pattern expected) {
    return expected.matcher(text).region(at, text.length());
  }

  /** Reads over it where it comes next. */
  boolean skip(String expected) {
    boolean there = looksAt(expected);
    at += there ? expected.length() : 0;
    return there;
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

  /** Blanks and joined lines, but no ends of lines. */
  void skipBlanks() {
    while (!atEnd()) {
      if (next() == ' ' || next() == '\t' || (next() == '\r' && charAt(1) == '\n')) {
        at++;
      } else if (!skip("\\\n")) {
        return;
      }
    }
  }

  void skipToEnd() {
    at = text.length();
  }
}
