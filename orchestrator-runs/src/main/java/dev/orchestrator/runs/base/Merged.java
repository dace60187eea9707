package dev.orchestrator.runs.base;

import java.util.List;

/**
 * What merging the heads of a base gave.
 *
 * @param commit the result
 * @param left the heads that did not fit
 * @param paths the files in which they did not
 */
public record Merged(String commit, List<String> left, List<String> paths) {

  /** Copies the lists. */
  public Merged {
    left = List.copyOf(left);
    paths = List.copyOf(paths);
  }
}
