package dev.orchestrator.core.text;

/** Text of unknown origin (a branch, a title, a tool's output) made safe to show on a terminal. */
public final class PlainText {

  private PlainText() {}

  /**
   * The text on one line, with every control character, bidirectional override and line separator
   * written as a visible escape, so that a name can neither move the cursor nor forge a second row.
   */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(PlainText::needsEscape)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (!needsEscape(point)) {
      shown.appendCodePoint(point);
      return;
    }
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> shown.append(String.format("\\u%04x", point));
    }
  }

  private static boolean needsEscape(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isDirectional(point);
      default -> false;
    };
  }

  private static boolean isDirectional(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  }
}
