package dev.orchestrator.git.shared;

import java.util.function.Function;

/** What could be read of the state that worktrees share. */
public sealed interface SharedReading {

  /** All of it. */
  record Known(SharedState state) implements SharedReading {}

  /**
   * Not all of it; then nothing is known.
   *
   * @param reason in words, to follow a colon
   */
  record Unknown(String reason) implements SharedReading {}

  /** One function for each case. */
  default <T> T match(Function<SharedState, T> known, Function<String, T> unknown) {
    return this instanceof Known reading
        ? known.apply(reading.state())
        : unknown.apply(((Unknown) this).reason());
  }
}
