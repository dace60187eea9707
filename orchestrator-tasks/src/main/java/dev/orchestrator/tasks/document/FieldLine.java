package dev.orchestrator.tasks.document;

import java.util.Optional;

/**
 * Reads a line as {@code - **name**: value}: any bullet, the colon inside or outside of the stars.
 *
 * @param name where its name stands
 * @param afterColon where the value may begin, white space included
 * @param contentColumn the column of text that goes on with this item
 */
record FieldLine(Span name, int afterColon, int contentColumn) {

  private static final String STARS = "**";
  private static final int DEEPEST_INDENT = 3;

  static Optional<FieldLine> read(SourceText source, int line) {
    int ink = source.firstInk(line);
    int end = source.contentEnd(line);
    if (ink == end || source.indent(line) > DEEPEST_INDENT || isDigit(source.at(ink))) {
      return Optional.empty();
    }
    int bullet = LineShape.bulletEnd(source, ink, end);
    int content = source.skipBlanks(bullet, end);
    if (bullet == ink || content == bullet || !source.startsWith(STARS, content)) {
      return Optional.empty();
    }
    return read(source, content, end, source.columns(source.start(line), content));
  }

  private static Optional<FieldLine> read(SourceText source, int content, int end, int column) {
    int name = content + STARS.length();
    int stars = source.indexOf(STARS, name);
    if (stars < 0 || stars + STARS.length() > end || stars == name) {
      return Optional.empty();
    }
    int after = stars + STARS.length();
    if (source.at(stars - 1) == ':') {
      return named(source, name, stars - 1, after, column);
    }
    int colon = source.skipBlanks(after, end);
    return colon < end && source.at(colon) == ':'
        ? named(source, name, stars, colon + 1, column)
        : Optional.empty();
  }

  private static Optional<FieldLine> named(
      SourceText source, int from, int to, int after, int column) {
    return source.skipBlanks(from, to) == to
        ? Optional.empty()
        : Optional.of(new FieldLine(new Span(from, to), after, column));
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
