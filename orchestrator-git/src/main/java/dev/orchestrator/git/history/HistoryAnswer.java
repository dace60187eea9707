package dev.orchestrator.git.history;

import java.util.function.Function;

/** What could be told about a branch. */
public sealed interface HistoryAnswer {

  /** Everything that was asked for was read. */
  record Known(BranchHistory history) implements HistoryAnswer {}

  /**
   * Something could not be read, or is larger than what is read: then nothing is known.
   *
   * @param reason in words, to follow a colon
   */
  record Unknown(String reason) implements HistoryAnswer {}

  /** One function for each case. */
  default <T> T match(Function<BranchHistory, T> known, Function<String, T> unknown) {
    return this instanceof Known answer
        ? known.apply(answer.history())
        : unknown.apply(((Unknown) this).reason());
  }
}
