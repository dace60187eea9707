package dev.orchestrator.runs.landing;

import java.util.Locale;

/** The closed set of what becomes of an issue when it is to be landed. */
public enum LandOutcome {
  /** It is part of the result. */
  LANDED,
  /** Its branch conflicts with the target or with another one. */
  SET_ASIDE,
  /** The result is red with it and green without it. */
  REJECTED,
  /** It is part of the result; its own tree was red and then green. */
  FLAKY,
  /** It cannot be landed as it is, or needs what did not land. */
  BLOCKED,
  /** It was part of the target before. */
  ALREADY;

  /** The word of the contract: {@code set-aside}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The outcome of that word. */
  public static LandOutcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether its work is in the result. */
  public boolean isIn() {
    return this == LANDED || this == FLAKY || this == ALREADY;
  }
}
