package dev.orchestrator.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent a task is. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW;

  /** The priority that a field or the heading of a section starts with, if it is one of ours. */
  public static Optional<Priority> of(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> startsWithWord(word, each.word())).findFirst();
  }

  /** The word for files: {@code high}, {@code medium}, {@code low}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean startsWithWord(String text, String word) {
    return text.startsWith(word)
        && (text.length() == word.length() || !Character.isLetter(text.charAt(word.length())));
  }
}
