package dev.orchestrator.runs.plan;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How much a run may cost, in US dollars as its agents count them. A budget that is used up starts
 * nothing more; what runs is let finish, so that a budget can be exceeded by what ran.
 *
 * @param run for the whole run
 * @param eachIssue for each issue that has none of its own
 * @param ofIssues for single issues, by number
 */
public record Budgets(
    Optional<BigDecimal> run, Optional<BigDecimal> eachIssue, Map<Integer, BigDecimal> ofIssues) {

  /** Nothing is limited. */
  public static final Budgets NONE = new Budgets(Optional.empty(), Optional.empty(), Map.of());

  /** Copies the map. */
  public Budgets {
    ofIssues = Map.copyOf(ofIssues);
  }

  /** What an issue may cost. */
  public Optional<BigDecimal> of(int issue) {
    return Optional.ofNullable(ofIssues.get(issue)).or(() -> eachIssue);
  }

  /** Whether there is no limit at all. */
  public boolean isEmpty() {
    return run.isEmpty() && eachIssue.isEmpty() && ofIssues.isEmpty();
  }
}
