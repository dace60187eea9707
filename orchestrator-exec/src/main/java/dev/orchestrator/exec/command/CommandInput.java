package dev.orchestrator.exec.command;

import java.nio.file.Path;

/** What a command reads from standard input. It never inherits the terminal. */
public sealed interface CommandInput {

  /** End of file at once. */
  record Nothing() implements CommandInput {}

  /** The bytes of a file. */
  record FromFile(Path file) implements CommandInput {}
}
