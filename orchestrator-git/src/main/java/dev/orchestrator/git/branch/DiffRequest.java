package dev.orchestrator.git.branch;

import java.util.Optional;

/**
 * Which change of a branch to show.
 *
 * @param base full id of the commit to begin at; empty for the default branch as it stands now
 * @param defaultBranch of {@code origin} as last fetched, else local
 * @param branch its name, without {@code refs/heads/}
 * @param form how much of it
 */
public record DiffRequest(Optional<String> base, String defaultBranch, String branch, Form form) {

  /** How much of a change is shown. */
  public enum Form {
    /** The changed lines with their surroundings. */
    PATCH,
    /** A line for each file. */
    STAT,
    /** The commits, each with its message and patch. */
    COMMITS
  }
}
