package dev.orchestrator.core.safety.shell;

/** The escapes of {@code $'...'}. */
final class AnsiQuotes {

  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANINGS = "\007\b\033\033\f\n\r\t\013";

  private AnsiQuotes() {}

  /** Reads up to the closing quote, which comes next then. */
  static String read(ShellSource source) {
    StringBuilder text = new StringBuilder();
    while (!source.atEnd() && source.next() != '\'') {
      char next = source.take();
      if (next == '\\' && !source.atEnd()) {
        escape(source, text);
      } else {
        text.append(next);
      }
    }
    return text.toString();
  }

  private static void escape(ShellSource source, StringBuilder text) {
    char kind = source.take();
    switch (kind) {
      case 'x' -> number(source, text, 16, 2, 0);
      case 'u' -> number(source, text, 16, 4, 0);
      case 'U' -> number(source, text, 16, 8, 0);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(source, text, 8, 2, kind - '0');
      case 'c' -> {
        if (!source.atEnd()) {
          text.append((char) (source.take() & 0x1f));
        }
      }
      default -> {
        int letter = LETTERS.indexOf(kind);
        text.append(letter < 0 ? kind : MEANINGS.charAt(letter));
      }
    }
  }

  private static void number(
      ShellSource source, StringBuilder text, int radix, int digits, int begun) {
    int value = begun;
    int read = 0;
    while (read < digits && Character.digit(source.next(), radix) >= 0) {
      value = value * radix + Character.digit(source.take(), radix);
      read++;
    }
    text.append(
        Character.isValidCodePoint(value) ? Character.toString(value) : Character.toString('?'));
  }
}
