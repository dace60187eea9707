package dev.orchestrator.tasks.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a document by lines. Every offset counts bytes. Structure is read from a Latin-1
 * view, in which a character is a byte: all of Markdown's punctuation is ASCII, and so even bytes
 * that are no UTF-8 keep their place.
 */
final class SourceText {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] bytes;
  private final String view;
  private final int[] starts;
  private final int lines;

  SourceText(byte[] bytes) {
    this.bytes = bytes;
    this.view = new String(bytes, StandardCharsets.ISO_8859_1);
    int[] found = new int[Math.max(16, bytes.length / 24)];
    int count = 0;
    int begin = markLength();
    while (begin < bytes.length) {
      if (count + 1 >= found.length) {
        found = Arrays.copyOf(found, found.length * 2);
      }
      found[count++] = begin;
      begin = nextLine(begin);
    }
    found[count] = bytes.length;
    this.starts = found;
    this.lines = count;
  }

  int length() {
    return bytes.length;
  }

  int lines() {
    return lines;
  }

  /** Where a line starts, 0-based; for the line behind the last one, the end of the document. */
  int start(int line) {
    return starts[line];
  }

  /** Behind the line's end of line. */
  int end(int line) {
    return starts[line + 1];
  }

  /** Where the line's end of line starts. */
  int contentEnd(int line) {
    int end = end(line);
    if (end > start(line) && bytes[end - 1] == '\n') {
      end--;
    }
    return end > start(line) && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  int lineOf(int offset) {
    int index = Arrays.binarySearch(starts, 0, lines + 1, offset);
    return index >= 0 ? Math.min(index, Math.max(0, lines - 1)) : Math.max(0, -index - 2);
  }

  char at(int offset) {
    return (char) (bytes[offset] & 0xFF);
  }

  /** Where the first character that is neither space nor tab stands; the content's end if none. */
  int firstInk(int line) {
    return skipBlanks(start(line), contentEnd(line));
  }

  int skipBlanks(int from, int limit) {
    int at = from;
    while (at < limit && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  int trimBlanks(int from, int limit) {
    int at = limit;
    while (at > from && isBlank(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  boolean blank(int line) {
    return firstInk(line) == contentEnd(line);
  }

  /** Columns of white space before the first ink, with tab stops every four columns. */
  int indent(int line) {
    return columns(start(line), firstInk(line));
  }

  int columns(int from, int to) {
    int columns = 0;
    for (int at = from; at < to; at++) {
      columns += bytes[at] == '\t' ? 4 - columns % 4 : 1;
    }
    return columns;
  }

  boolean startsWith(String prefix, int offset) {
    return view.startsWith(prefix, offset);
  }

  int indexOf(String text, int from) {
    return view.indexOf(text, from);
  }

  String latin1(int start, int end) {
    return view.substring(start, end);
  }

  String utf8(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  byte[] bytes(int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  boolean same(Span span, SourceText other, Span otherSpan) {
    return Arrays.equals(
        bytes, span.start(), span.end(), other.bytes, otherSpan.start(), otherSpan.end());
  }

  /**
   * The end of line that new lines get: that of the first line, a line feed where there is none.
   */
  String lineEnd() {
    if (lines == 0) {
      return "\n";
    }
    String first = latin1(contentEnd(0), end(0));
    return first.isEmpty() ? "\n" : first;
  }

  private int markLength() {
    boolean marked =
        bytes.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(
                bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    return marked ? BYTE_ORDER_MARK.length : 0;
  }

  private int nextLine(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    boolean pair = at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
    return Math.min(bytes.length, pair ? at + 2 : at + 1);
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\t';
  }
}
