package dev.orchestrator.tasks.document;

/** Reads one line by itself, as far as CommonMark lets a line be read by itself. */
final class LineShape {

  private LineShape() {}

  /** The level of a heading that starts in the first column, 0 for any other line. */
  static int headingLevel(SourceText source, int line) {
    int start = source.start(line);
    int end = source.contentEnd(line);
    int level = signs(source, start, end);
    boolean separated = start + level == end || level > 0 && isBlank(source.at(start + level));
    return level <= 6 && separated ? level : 0;
  }

  /** A heading sign that runs into its text, as in {@code ###[task-7]}. */
  static boolean isHeadingSlip(SourceText source, int line) {
    int start = source.start(line);
    int end = source.contentEnd(line);
    int signs = signs(source, start, end);
    return signs > 0
        && signs <= 6
        && source.startsWith("[", start + signs)
        && TaskHeading.looksLikeTask(source, start + signs, end);
  }

  /**
   * Whether only a parser that knows the lines before can say what this line is: it may open code
   * or HTML, be a heading inside a list, or make a heading of the line above.
   */
  static boolean isDoubtful(SourceText source, int line) {
    int end = source.contentEnd(line);
    int ink = source.firstInk(line);
    if (ink == end || Character.isLetter(source.at(ink))) {
      return false;
    }
    boolean indented = ink > source.start(line);
    if (indented && source.at(ink) == '#') {
      return true;
    }
    int content = skipContainers(source, ink, end);
    return opensBlock(source, content)
        || indented && source.indent(line) >= 4 && content < end && source.at(content) == '['
        || isUnderline(source, line, ink, end);
  }

  /** Past block quote signs, bullets and numbers, whether or not they are what they look like. */
  static int skipContainers(SourceText source, int from, int end) {
    int at = from;
    while (at < end) {
      int next = marker(source, at, end);
      if (next == at) {
        return at;
      }
      at = source.skipBlanks(next, end);
    }
    return at;
  }

  /** Behind a list bullet, number or quote sign at this place; the place itself where none is. */
  private static int marker(SourceText source, int at, int end) {
    if (source.at(at) == '>') {
      return at + 1;
    }
    int bullet = bulletEnd(source, at, end);
    return bullet < end && bullet > at && !isBlank(source.at(bullet)) ? at : bullet;
  }

  /** Behind the bullet or number of a list item at this place; the place itself where none is. */
  static int bulletEnd(SourceText source, int at, int end) {
    char first = at < end ? source.at(at) : 0;
    if (first == '-' || first == '*' || first == '+') {
      return at + 1;
    }
    int digits = at;
    while (digits < end
        && digits - at < 9
        && source.at(digits) >= '0'
        && source.at(digits) <= '9') {
      digits++;
    }
    boolean number =
        digits > at && digits < end && (source.at(digits) == '.' || source.at(digits) == ')');
    return number ? digits + 1 : at;
  }

  static boolean isBlank(char each) {
    return each == ' ' || each == '\t';
  }

  private static boolean opensBlock(SourceText source, int content) {
    return source.startsWith("<", content)
        || source.startsWith("```", content)
        || source.startsWith("~~~", content);
  }

  private static boolean isUnderline(SourceText source, int line, int ink, int end) {
    char sign = source.at(ink);
    if (sign != '=' && sign != '-' || line == 0 || source.blank(line - 1)) {
      return false;
    }
    int at = ink;
    while (at < end && source.at(at) == sign) {
      at++;
    }
    return source.skipBlanks(at, end) == end;
  }

  private static int signs(SourceText source, int start, int end) {
    int at = start;
    while (at < end && source.at(at) == '#') {
      at++;
    }
    return at - start;
  }
}
