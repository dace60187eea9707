package dev.orchestrator.git.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a repository.
 *
 * @param scannedAt when the look began
 * @param durationMs how long the look took, in milliseconds
 * @param error why the state could not be found out
 * @param notes what the reader should know about how the answer came about
 */
public record Inspection(
    Instant scannedAt, long durationMs, Optional<String> error, List<String> notes) {

  /** Copies the notes. */
  public Inspection {
    notes = List.copyOf(notes);
  }
}
