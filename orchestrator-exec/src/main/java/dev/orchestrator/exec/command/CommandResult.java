package dev.orchestrator.exec.command;

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
 * @param duration from start until every stream was closed
 * @param standardOutput captured bytes; empty when the output went to a log
 * @param standardError captured bytes; empty when the output went to a log
 * @param truncated whether captured output exceeded its limit
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
    boolean truncated,
    List<String> killed) {

  /** Copies the list; the arrays are shared, callers do not change them. */
  public CommandResult {
    killed = List.copyOf(killed);
  }

  /** Whether the command exited with status 0. */
  public boolean isSuccess() {
    return end.isSuccess();
  }

  /** Standard output as UTF-8; invalid bytes become the replacement character. */
  public String outputText() {
    return new String(standardOutput, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8; invalid bytes become the replacement character. */
  public String errorText() {
    return new String(standardError, StandardCharsets.UTF_8);
  }
}
