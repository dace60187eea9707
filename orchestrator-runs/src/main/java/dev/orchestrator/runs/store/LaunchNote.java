package dev.orchestrator.runs.store;

import java.util.Objects;
import java.util.Optional;

/**
 * What was known when an attempt was started, kept in its folder so that a supervisor that finds
 * the attempt alive can take it over.
 *
 * @param schemaVersion of the file
 * @param attempt whose note it is
 * @param launchCommit the commit the worktree was at
 * @param worktree where the agent works
 * @param branch what it commits to
 * @param session the agent's session, where that is known beforehand
 */
public record LaunchNote(
    int schemaVersion,
    String attempt,
    String launchCommit,
    String worktree,
    String branch,
    Optional<String> session) {

  /** What is always written. */
  public LaunchNote {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(launchCommit, "launch_commit");
    Objects.requireNonNull(worktree, "worktree");
    Objects.requireNonNull(branch, "branch");
  }
}
