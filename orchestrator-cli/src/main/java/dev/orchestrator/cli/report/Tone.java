package dev.orchestrator.cli.report;

import java.util.Locale;
import java.util.Set;

/** Which of four colours a word of the report has. */
enum Tone {
  GOOD,
  WARN,
  BAD,
  CALM;

  private static final Set<String> GOOD_WORDS = Set.of("clean", "passed", "completed");
  private static final Set<String> CALM_WORDS =
      Set.of(
          "skipped",
          "pending",
          "ahead",
          "bare",
          "unborn",
          "no upstream",
          "stashed",
          "detached",
          "stopped");
  private static final Set<String> BAD_WORDS =
      Set.of(
          "error",
          "timeout",
          "missing",
          "conflicted",
          "locked",
          "failed",
          "signalled",
          "unfinished",
          "diverged");

  /** The tone of a state, an outcome or a status. */
  static Tone of(String word) {
    if (GOOD_WORDS.contains(word)) {
      return GOOD;
    }
    if (BAD_WORDS.contains(word)) {
      return BAD;
    }
    return CALM_WORDS.contains(word) ? CALM : WARN;
  }

  /** The name of its class in the style sheet. */
  String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
