package dev.orchestrator.runs.landing.resolution;

import java.util.List;

/**
 * What somebody left of a merge that he was asked to finish.
 *
 * @param unmerged files that are still in conflict
 * @param unfinished whether the merge is begun and not committed
 * @param uncommitted files that are changed and not committed
 * @param joined whether its commits are a merge with exactly the two sides as parents, and ordinary
 *     commits on top of it
 * @param markers files with the marks of a conflict in them
 * @param conflicted the files that were in conflict
 * @param beyond other files that are not as git merges them
 * @param message all that its commit messages say
 * @param shared what changed meanwhile that is not in the worktree: branches, configuration, hooks
 */
public record ResolutionFacts(
    List<String> unmerged,
    boolean unfinished,
    List<String> uncommitted,
    boolean joined,
    List<String> markers,
    List<MergedFile> conflicted,
    List<MergedFile> beyond,
    String message,
    List<String> shared) {

  /** Copies the lists. */
  public ResolutionFacts {
    unmerged = List.copyOf(unmerged);
    uncommitted = List.copyOf(uncommitted);
    markers = List.copyOf(markers);
    conflicted = List.copyOf(conflicted);
    beyond = List.copyOf(beyond);
    shared = List.copyOf(shared);
  }
}
