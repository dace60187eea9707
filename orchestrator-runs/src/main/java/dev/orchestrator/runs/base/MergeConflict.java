package dev.orchestrator.runs.base;

import java.util.List;

/**
 * What an issue builds on and could not be merged for it.
 *
 * @param commits what is still to be merged into its branch, in this order
 * @param paths the files in conflict
 */
public record MergeConflict(List<String> commits, List<String> paths) {

  /** Copies the lists. */
  public MergeConflict {
    commits = List.copyOf(commits);
    paths = List.copyOf(paths);
  }
}
