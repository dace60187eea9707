package dev.orchestrator.runs.base;

import java.util.Optional;
import java.util.Set;

/**
 * The base that an issue would get now.
 *
 * @param question what was asked
 * @param base the answer; empty when there is none
 * @param problem why there is none, in words; empty when there is one
 * @param unmerged what it builds on and is not in the base branch of its repository
 */
public record BaseObservation(
    BaseQuestion question, Optional<IssueBase> base, String problem, Set<Integer> unmerged) {

  /** Copies the set. */
  public BaseObservation {
    unmerged = Set.copyOf(unmerged);
  }

  /** There is a base. */
  public static BaseObservation of(BaseQuestion question, IssueBase base, Set<Integer> unmerged) {
    return new BaseObservation(question, Optional.of(base), "", unmerged);
  }

  /** There is none. */
  public static BaseObservation none(BaseQuestion question, String problem) {
    return new BaseObservation(question, Optional.empty(), problem, Set.of());
  }
}
