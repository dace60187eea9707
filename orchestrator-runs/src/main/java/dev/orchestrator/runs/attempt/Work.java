package dev.orchestrator.runs.attempt;

import java.util.Optional;

/**
 * What an attempt left behind, counted after it ended.
 *
 * @param commits new commits since the attempt's own launch commit
 * @param changedFiles files those commits touch
 * @param uncommittedFiles changed or untracked files in the worktree
 * @param usefulOutput whether the agent said or did anything a successor could build on
 * @param tip the commit its branch was at; empty where that is not known
 */
public record Work(
    int commits,
    int changedFiles,
    int uncommittedFiles,
    boolean usefulOutput,
    Optional<String> tip) {

  /** Nothing at all. */
  public static final Work NONE = new Work(0, 0, 0, false);

  /** Work whose tip is not known. */
  public Work(int commits, int changedFiles, int uncommittedFiles, boolean usefulOutput) {
    this(commits, changedFiles, uncommittedFiles, usefulOutput, Optional.empty());
  }

  /** Whether a successor should be told about it. */
  public boolean worthContinuing() {
    return commits > 0 || uncommittedFiles > 0 || usefulOutput;
  }
}
