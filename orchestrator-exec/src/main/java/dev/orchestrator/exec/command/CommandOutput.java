package dev.orchestrator.exec.command;

import java.nio.file.Path;

/** Where the output of a command goes. */
public sealed interface CommandOutput {

  /** Enough for the porcelain output of very large repositories. */
  int DEFAULT_CAPTURE_LIMIT = 64 * 1024 * 1024;

  /**
   * Both streams kept apart, for the result to hold. What exceeds the limit is discarded, and then
   * the end is {@link CommandEnd.OutputIncomplete}.
   *
   * @param limit bytes per stream
   */
  record Capture(int limit) implements CommandOutput {}

  /**
   * Both streams to one log file, directly from the kernel without passing through this process.
   * The file is created with mode 0600 and never through a symbolic link.
   *
   * @param file where; replaced, not appended to
   */
  record ToLog(Path file) implements CommandOutput {}

  /**
   * Both streams added to a log that an earlier step of the same work has made.
   *
   * @param file a plain file; refused when it is anything else
   */
  record AppendToLog(Path file) implements CommandOutput {}

  /** Captures with the default limit. */
  static CommandOutput capture() {
    return new Capture(DEFAULT_CAPTURE_LIMIT);
  }
}
