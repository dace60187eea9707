package dev.orchestrator.git.base;

import java.util.List;

/**
 * What somebody made of a merge in a worktree.
 *
 * @param unmerged files that are still in conflict
 * @param unfinished whether a merge is begun and not committed
 * @param missing commits that were to be merged and are not
 * @param markers files that still have the marks of a conflict in them
 * @param beyond files that were changed and were in no conflict
 */
public record MergeReview(
    List<String> unmerged,
    boolean unfinished,
    List<String> missing,
    List<String> markers,
    List<String> beyond) {

  /** Copies the lists. */
  public MergeReview {
    unmerged = List.copyOf(unmerged);
    missing = List.copyOf(missing);
    markers = List.copyOf(markers);
    beyond = List.copyOf(beyond);
  }
}
