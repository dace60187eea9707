package dev.orchestrator.workers.landing;

import java.util.List;
import java.util.Optional;

/**
 * What came of taking a landing back. The names of the components are those of {@code land --undo
 * --json}.
 *
 * @param schemaVersion of the document
 * @param id names the landing
 * @param repositories in which something had landed
 */
public record UndoReport(int schemaVersion, String id, List<Line> repositories) {

  /** Copies the list. */
  public UndoReport {
    repositories = List.copyOf(repositories);
  }

  /**
   * A repository.
   *
   * @param repo its key in the plan
   * @param target the branch
   * @param undone whether what held the result is back where it was
   * @param branch the branch that holds the reverse, where it is not
   * @param note what a person should know
   */
  public record Line(
      String repo, String target, boolean undone, Optional<String> branch, String note) {}

  /** Whether nothing is left to do by hand. */
  public boolean everythingUndone() {
    return repositories.stream().allMatch(Line::undone);
  }
}
