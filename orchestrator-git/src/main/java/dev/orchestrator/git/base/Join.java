package dev.orchestrator.git.base;

import java.util.List;
import java.util.Set;

/**
 * Several commits, merged as far as they fit together.
 *
 * @param commit the result: the first of them where nothing had to be or could be merged
 * @param left those that did not fit, in the order they were given
 * @param paths the files in which they did not
 */
public record Join(String commit, List<String> left, Set<String> paths) {

  /** Copies the collections. */
  public Join {
    left = List.copyOf(left);
    paths = Set.copyOf(paths);
  }
}
