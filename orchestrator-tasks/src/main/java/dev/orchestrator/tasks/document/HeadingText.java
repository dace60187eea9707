package dev.orchestrator.tasks.document;

/** Finds the words of a heading between the signs that make it one. */
final class HeadingText {

  private HeadingText() {}

  /** The heading whose blocks of source the parser found; written with signs or underlined. */
  static Heading heading(SourceText source, int level, Span found) {
    int line = source.lineOf(found.start());
    int lastLine = source.lineOf(Math.max(found.start(), found.end() - 1));
    int ink = source.firstInk(line);
    boolean underlined = lastLine > line;
    Span text =
        underlined
            ? new Span(ink, source.trimBlanks(ink, source.contentEnd(lastLine - 1)))
            : betweenSigns(source, ink, source.contentEnd(line));
    return new Heading(level, line, source.start(line), source.end(lastLine), text);
  }

  /** The heading in the first column of a line. */
  static Heading atLine(SourceText source, int level, int line) {
    Span text = betweenSigns(source, source.start(line), source.contentEnd(line));
    return new Heading(level, line, source.start(line), source.end(line), text);
  }

  private static Span betweenSigns(SourceText source, int from, int end) {
    int start = from;
    while (start < end && source.at(start) == '#') {
      start++;
    }
    start = source.skipBlanks(start, end);
    int limit = source.trimBlanks(start, end);
    int closing = limit;
    while (closing > start && source.at(closing - 1) == '#') {
      closing--;
    }
    boolean closes =
        closing < limit && (closing == start || LineShape.isBlank(source.at(closing - 1)));
    return new Span(start, closes ? source.trimBlanks(start, closing) : limit);
  }
}
