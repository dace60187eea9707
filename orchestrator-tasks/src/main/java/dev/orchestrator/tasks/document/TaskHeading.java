package dev.orchestrator.tasks.document;

import java.util.Locale;
import java.util.Optional;

/**
 * The words of a task's heading, {@code [task-NNN] Title}.
 *
 * @param label how the document spells the identifier, without the brackets
 * @param number the identifier's number
 * @param title where the title stands; empty where there is none
 */
record TaskHeading(String label, int number, Span title) {

  static final int LEVEL = 3;

  private static final String WORD = "task";
  private static final int MOST_DIGITS = 9;

  /** What a heading says when it is that of a task. */
  static Optional<TaskHeading> read(SourceText source, Span text) {
    int open = text.start();
    int close = source.indexOf("]", open);
    if (!source.startsWith("[", open) || close < 0 || close >= text.end()) {
      return Optional.empty();
    }
    String label = source.latin1(open + 1, close).strip();
    int number = number(label);
    int title = source.skipBlanks(close + 1, text.end());
    return number < 0
        ? Optional.empty()
        : Optional.of(new TaskHeading(label, number, new Span(title, text.end())));
  }

  /**
   * Whether these words were meant to name a task: {@code [task...} whatever follows, or {@code
   * task-} and a digit without brackets.
   */
  static boolean looksLikeTask(SourceText source, int start, int end) {
    int from = source.skipBlanks(start, end);
    String words = source.latin1(from, Math.min(end, from + 8)).toLowerCase(Locale.ROOT);
    boolean bare = words.matches("task-\\d.*");
    return bare || words.matches("\\[ *task([^a-z].*)?");
  }

  /** The first number in a heading that should have been a task's; -1 where there is none. */
  static int claimedNumber(SourceText source, Span text) {
    int at = text.start();
    while (at < text.end() && !isDigit(source.at(at))) {
      at++;
    }
    int end = at;
    while (end < text.end() && isDigit(source.at(end))) {
      end++;
    }
    boolean sensible = end > at && end - at <= MOST_DIGITS;
    return sensible ? Integer.parseInt(source.latin1(at, end)) : -1;
  }

  private static int number(String label) {
    boolean prefixed =
        label.length() > WORD.length() + 1
            && label.regionMatches(true, 0, WORD, 0, WORD.length())
            && label.charAt(WORD.length()) == '-';
    if (!prefixed || label.length() > WORD.length() + 1 + MOST_DIGITS) {
      return -1;
    }
    int number = 0;
    for (int at = WORD.length() + 1; at < label.length(); at++) {
      if (!isDigit(label.charAt(at))) {
        return -1;
      }
      number = number * 10 + label.charAt(at) - '0';
    }
    return number;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
