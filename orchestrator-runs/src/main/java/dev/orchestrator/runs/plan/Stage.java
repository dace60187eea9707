package dev.orchestrator.runs.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * One step of the pipeline.
 *
 * @param name letters, digits, {@code _} and {@code -}; it names prompt files
 * @param prompt the prompt written into the plan, in place of the built-in or the file
 * @param agent who runs it, in place of the plan's agent
 * @param verify what it changes in how results are verified
 * @param requiresCommits whether an attempt without a new commit has failed
 * @param timeout the longest an attempt may take, in place of the plan's
 */
public record Stage(
    String name,
    Optional<String> prompt,
    Optional<AgentSpec> agent,
    Optional<VerifyOverride> verify,
    boolean requiresCommits,
    Optional<Duration> timeout) {

  /**
   * Merges what an issue builds on; comes before the pipeline where that has to be done by hand.
   */
  public static final Stage MERGE =
      new Stage(
          "merge", Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The same stage, run by another agent. */
  Stage with(Optional<AgentSpec> other) {
    return new Stage(name, prompt, other, verify, requiresCommits, timeout);
  }
}
