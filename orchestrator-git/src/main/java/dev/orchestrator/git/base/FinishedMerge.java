package dev.orchestrator.git.base;

import java.util.List;

/**
 * A merge that somebody committed in a worktree.
 *
 * @param review what is left of it, and what it changed
 * @param head the commit of the worktree
 * @param tree id of its tree
 * @param parted where the two sides parted; empty when they share no history
 * @param joined whether its commits are one merge with exactly the two sides as parents, and
 *     ordinary commits on top of it
 * @param uncommitted files that are changed or new and not committed
 * @param message what the commit messages say, one after the other
 */
public record FinishedMerge(
    MergeReview review,
    String head,
    String tree,
    String parted,
    boolean joined,
    List<String> uncommitted,
    String message) {

  /** Copies the list. */
  public FinishedMerge {
    uncommitted = List.copyOf(uncommitted);
  }
}
