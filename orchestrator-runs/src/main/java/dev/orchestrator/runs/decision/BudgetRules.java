package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.plan.Budgets;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunState;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether what was spent leaves room for another attempt. What nobody counted is not spent. */
final class BudgetRules {

  private final Budgets budgets;
  private final Optional<String> run;

  BudgetRules(RunPlan plan, RunState state) {
    this.budgets = plan.settings().budgets();
    this.run = budgets.run().flatMap(limit -> reached("the run", state.used(), limit));
  }

  /** Why the issue must not cost any more, if so. */
  Optional<String> reachedFor(IssueState issue) {
    if (budgets.isEmpty()) {
      return Optional.empty();
    }
    return run.or(
        () ->
            budgets
                .of(issue.number())
                .flatMap(limit -> reached("it", issue.expenses().total(), limit)));
  }

  private static Optional<String> reached(String who, Usage used, BigDecimal limit) {
    return used.costUsd()
        .filter(cost -> cost.compareTo(limit) >= 0)
        .map(
            cost ->
                who
                    + " has cost "
                    + Usage.dollars(cost)
                    + " of the "
                    + Usage.dollars(limit)
                    + " it may cost; raise max_cost_usd in the plan to go on");
  }
}
