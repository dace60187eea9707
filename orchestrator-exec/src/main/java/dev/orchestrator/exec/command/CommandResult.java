package dev.orchestrator.exec.command;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a command did.
 *
 * @param command what was run
 * @param end how it ended
 * @param startedAt when it was started
 * @param duration from its start to its end
 * @param standardOutput captured bytes; empty when the output went to a log
 * @param standardError captured bytes; empty when the output went to a log
 * @param killed the processes that had to be stopped, as {@code pid name}, in the order they were
 */
@SuppressWarnings("ArrayRecordComponent") // up to 64 MiB: not copied, and never compared
public record CommandResult(
    Command command,
    CommandEnd end,
    Instant startedAt,
    Duration duration,
    byte[] standardOutput,
    byte[] standardError,
    List<String> killed) {

  /** A command's answer was needed whole and is not. */
  public static final ErrorCode OUTPUT_INCOMPLETE = ErrorCode.environment("OUTPUT_INCOMPLETE");

  /** Copies the list; the arrays are shared, callers do not change them. */
  public CommandResult {
    killed = List.copyOf(killed);
  }

  /** Whether the command exited with status 0 and its output, where it was captured, is whole. */
  public boolean isSuccess() {
    return end.isSuccess();
  }

  /**
   * Standard output as UTF-8; invalid bytes become the replacement character.
   *
   * @throws OrchestratorException unless the command exited by itself and all of its output is
   *     there: a caller that did not ask how it ended must not take a part for the whole
   */
  public String outputText() {
    if (end instanceof CommandEnd.Exited) {
      return outputSoFar();
    }
    throw new OrchestratorException(
        OUTPUT_INCOMPLETE,
        "'" + String.join(" ", command.argv()) + "' " + end.words(),
        "nothing was decided on a part of its output; try again");
  }

  /** As {@link #outputText}, but whatever there is of it: for logs and messages. */
  public String outputSoFar() {
    return new String(standardOutput, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8; invalid bytes become the replacement character. */
  public String errorText() {
    return new String(standardError, StandardCharsets.UTF_8);
  }
}
