package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a run and its issues may cost. */
final class BudgetReader {

  /** At the top it limits the run, in an issue that issue. */
  static final String KEY = "max_cost_usd";

  /** At the top: limits each issue that does not say. */
  static final String EACH_ISSUE = "max_issue_cost_usd";

  private BudgetReader() {}

  static Budgets read(ConfigObject top) {
    Map<Integer, BigDecimal> issues = new HashMap<>();
    for (ConfigObject issue : top.objects("issues")) {
      amount(issue, KEY).ifPresent(amount -> issues.put(issue.number("number").orElse(0), amount));
    }
    return new Budgets(amount(top, KEY), amount(top, EACH_ISSUE), issues);
  }

  private static Optional<BigDecimal> amount(ConfigObject given, String key) {
    Optional<Double> amount = given.decimal(key);
    if (amount.isPresent() && !(amount.get() > 0)) {
      given.problem(key, "must be more than 0", Optional.empty());
    }
    return amount.map(BigDecimal::valueOf);
  }
}
