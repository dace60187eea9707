package dev.orchestrator.core.safety;

import java.util.Optional;

/**
 * What a command reads from its standard input.
 *
 * @param origin who wrote it
 * @param text what it is, where it is part of the command line
 */
record Input(Origin origin, String text) {

  /** Who wrote it. */
  enum Origin {
    /** What the whole text was given: a terminal, a file, nothing. */
    OUTSIDE,
    /** Another program, so that nobody can tell it by reading. */
    PROGRAM,
    /** The command line itself. */
    COMMAND_LINE
  }

  static final Input OUTSIDE = new Input(Origin.OUTSIDE, "");
  static final Input UNKNOWN = new Input(Origin.PROGRAM, "");

  static Input of(String text) {
    return new Input(Origin.COMMAND_LINE, text);
  }

  /** The text a program wrote, if that is known. */
  static Input of(Optional<String> text) {
    return text.map(Input::of).orElse(UNKNOWN);
  }

  boolean isUnknown() {
    return origin == Origin.PROGRAM;
  }

  Optional<String> known() {
    return origin == Origin.COMMAND_LINE ? Optional.of(text) : Optional.empty();
  }
}
