package dev.orchestrator.runs.store;

import java.util.Objects;

/**
 * How an agent ended, in the words of the wrapper that waited for it.
 *
 * @param schemaVersion of the file
 * @param attempt whose record it is
 * @param exitCode the kernel's word: 0 to 255, above 128 for a signal
 * @param stoppedBy the signal that the wrapper itself got before: {@code HUP} when its window was
 *     taken away; else empty
 * @param problem why the agent was never started: {@code no-worktree}, {@code no-program}, {@code
 *     no-environment}, {@code no-memory-group}; else empty
 * @param oomKills how many of its processes the kernel ended because its limit of memory was
 *     reached; 0 where it has none
 */
public record ExitRecord(
    int schemaVersion,
    String attempt,
    int exitCode,
    String stoppedBy,
    String problem,
    int oomKills) {

  /** What the wrapper always writes. */
  public ExitRecord {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(stoppedBy, "stopped_by");
    Objects.requireNonNull(problem, "problem");
  }
}
