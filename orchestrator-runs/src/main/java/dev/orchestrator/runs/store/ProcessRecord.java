package dev.orchestrator.runs.store;

import dev.orchestrator.runs.run.RecordedProcess;
import java.util.Objects;
import java.util.Optional;

/**
 * Which process an agent is.
 *
 * @param schemaVersion of the file
 * @param attempt whose record it is
 * @param pid the agent, leader of a session of its own
 * @param startTime when it started, in clock ticks since boot; 0 where the system does not tell
 * @param wrapper the process id of the shell that waits for it
 * @param bootId which boot of the machine it was noted under; empty where the system does not tell
 */
public record ProcessRecord(
    int schemaVersion,
    String attempt,
    long pid,
    long startTime,
    long wrapper,
    Optional<String> bootId) {

  /** What the wrapper always writes. */
  public ProcessRecord {
    Objects.requireNonNull(attempt, "attempt");
  }

  /** The agent beyond doubt. */
  public RecordedProcess process() {
    return new RecordedProcess(pid, startTime, bootId.orElse(""));
  }
}
