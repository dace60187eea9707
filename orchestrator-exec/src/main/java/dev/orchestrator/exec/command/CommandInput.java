package dev.orchestrator.exec.command;

import java.nio.file.Path;

/** What a command reads from standard input. It never inherits the terminal. */
public sealed interface CommandInput {

  /** End of file at once. */
  record Nothing() implements CommandInput {}

  /** The bytes of a file. */
  record FromFile(Path file) implements CommandInput {}

  /**
   * A text, as UTF-8. A program that does not read it to its end is no error.
   *
   * @param text what it reads before the end of the file
   */
  record Text(String text) implements CommandInput {}
}
