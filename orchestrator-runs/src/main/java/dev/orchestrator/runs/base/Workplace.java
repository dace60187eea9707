package dev.orchestrator.runs.base;

import java.nio.file.Path;

/**
 * Where an issue is worked on. What an edited plan says later changes none of it.
 *
 * @param repository its repository
 * @param worktree its folder
 * @param branch its branch
 * @param base what it began at
 * @param merging whether what it builds on is still to be merged in it
 */
public record Workplace(
    Path repository, Path worktree, String branch, IssueBase base, boolean merging) {

  /** A place where work is about to begin. */
  public static Workplace of(Path repository, Path worktree, String branch, IssueBase base) {
    return new Workplace(repository, worktree, branch, base, base.conflict().isPresent());
  }

  /** The same once everything is merged. */
  public Workplace merged() {
    return new Workplace(repository, worktree, branch, base, false);
  }
}
