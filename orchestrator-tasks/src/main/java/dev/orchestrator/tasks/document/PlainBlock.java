package dev.orchestrator.tasks.document;

/**
 * Code fences and comments that start in the first column. CommonMark's rules for these need to
 * know nothing of the lines before: they end whatever is open, and go on until a line that closes
 * them.
 */
final class PlainBlock {

  private static final int SHORTEST_FENCE = 3;
  private static final int DEEPEST_INDENT = 3;

  private PlainBlock() {}

  /** Whether such a block starts in this line. */
  static boolean opens(SourceText source, int line) {
    return isComment(source, line) || fenceLength(source, line) > 0;
  }

  /** The line that closes the block that starts in this one; -1 where none does. */
  static int closingLine(SourceText source, int line) {
    return isComment(source, line) ? endOfComment(source, line) : endOfCode(source, line);
  }

  private static boolean isComment(SourceText source, int line) {
    return source.startsWith("<!--", source.start(line));
  }

  private static int endOfComment(SourceText source, int line) {
    int end = source.indexOf("-->", source.start(line));
    return end < 0 ? -1 : source.lineOf(end);
  }

  private static int endOfCode(SourceText source, int line) {
    char sign = source.at(source.start(line));
    int length = fenceLength(source, line);
    for (int at = line + 1; at < source.lines(); at++) {
      int ink = source.firstInk(at);
      int end = source.contentEnd(at);
      int signs = run(source, ink, end, sign);
      boolean closes = signs >= length && source.skipBlanks(ink + signs, end) == end;
      if (closes && source.indent(at) <= DEEPEST_INDENT) {
        return at;
      }
    }
    return -1;
  }

  /** How many signs open a fence in this line; 0 where it opens none. */
  private static int fenceLength(SourceText source, int line) {
    int start = source.start(line);
    int end = source.contentEnd(line);
    char sign = start < end ? source.at(start) : 0;
    if (sign != '`' && sign != '~') {
      return 0;
    }
    int signs = run(source, start, end, sign);
    boolean inline = sign == '`' && contains(source, start + signs, end, '`');
    return signs < SHORTEST_FENCE || inline ? 0 : signs;
  }

  private static int run(SourceText source, int start, int end, char sign) {
    int at = start;
    while (at < end && source.at(at) == sign) {
      at++;
    }
    return at - start;
  }

  private static boolean contains(SourceText source, int start, int end, char sign) {
    int at = start;
    while (at < end && source.at(at) != sign) {
      at++;
    }
    return at < end;
  }
}
