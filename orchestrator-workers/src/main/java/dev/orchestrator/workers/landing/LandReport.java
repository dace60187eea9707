package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.LandOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What came of a landing. The names of the components are those of {@code land --json}.
 *
 * @param schemaVersion of the document
 * @param id names the landing; empty where nothing was done
 * @param repositories in which something was or would be landed
 * @param issues in the order of the plan
 */
public record LandReport(
    int schemaVersion,
    Optional<String> id,
    List<RepositoryLine> repositories,
    List<IssueLine> issues) {

  /** Copies the lists. */
  public LandReport {
    repositories = List.copyOf(repositories);
    issues = List.copyOf(issues);
  }

  /**
   * A repository.
   *
   * @param repo its key in the plan
   * @param target the branch, such as {@code main}
   * @param before commit the result was built on
   * @param after commit of the result; as before where nothing landed
   * @param moved whether the target is at the result now, here or at its remote
   * @param branch the branch that holds the result where the target was not moved
   * @param note what a person should know: why it was not moved, and how to take the result
   * @param problem what was asked for and could not be done, such as a push
   */
  public record RepositoryLine(
      String repo,
      String target,
      String before,
      String after,
      boolean moved,
      Optional<String> branch,
      String note,
      Optional<String> problem) {}

  /**
   * An issue.
   *
   * @param number its number
   * @param title its title
   * @param outcome a word of {@link LandOutcome}
   * @param reason why; empty where that is plain
   * @param partner the other issue, where there is one to name
   * @param log output of the verification that decided it
   */
  public record IssueLine(
      int number,
      String title,
      String outcome,
      String reason,
      Optional<Integer> partner,
      Optional<String> log) {}

  /** Whether all that was to land is part of the result, and the results are where they belong. */
  public boolean everythingLanded() {
    return issues.stream().allMatch(line -> LandOutcome.of(line.outcome()).isIn())
        && repositories.stream().allMatch(line -> line.problem().isEmpty());
  }
}
