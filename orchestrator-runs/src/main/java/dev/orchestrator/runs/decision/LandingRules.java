package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.LandPolicy;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.AutoLandings;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What a run lands by itself, where its plan asks for that: what is finished and was not tried at
 * its commit, one landing at a time. What was put aside or blocked comes along with it, for what
 * stood against it may have changed; what was rejected does not.
 */
final class LandingRules {

  private static final Set<LandOutcome> AGAIN = Set.of(LandOutcome.SET_ASIDE, LandOutcome.BLOCKED);

  private final RunPlan plan;
  private final RunState state;
  private final RuleFindings findings;

  LandingRules(RunPlan plan, RunState state, RuleFindings findings) {
    this.plan = plan;
    this.state = state;
    this.findings = findings;
  }

  void judge() {
    Map<Integer, String> fresh = fresh();
    if (!fresh.isEmpty() && isIdle() && !state.controls().paused()) {
      Map<Integer, String> all = new TreeMap<>(worthAnotherTry());
      all.putAll(fresh);
      findings.decide(
          new Decision.Land(
              all, Basis.of(Rule.LAND_WHAT_FINISHED, "the plan has what is finished landed")));
    }
  }

  /**
   * Whether the run is not over because of what lands, or will once it is no longer paused. Who
   * stops it at once does not wait for that.
   */
  boolean isAwaited() {
    boolean atOnce = state.controls().stop().filter(stop -> !stop.drain()).isPresent();
    return isIdle() ? !fresh().isEmpty() : !atOnce;
  }

  private boolean isIdle() {
    return state.landings().underWay().isEmpty();
  }

  /** What is finished and was not tried at its commit. */
  private Map<Integer, String> fresh() {
    return state.controls().stop().isPresent()
        ? Map.of()
        : finished((issue, tip) -> state.landings().tried(issue, tip).isEmpty());
  }

  private Map<Integer, String> worthAnotherTry() {
    return finished(
        (issue, tip) ->
            state
                .landings()
                .tried(issue, tip)
                .flatMap(AutoLandings.Tried::outcome)
                .filter(word -> AGAIN.contains(LandOutcome.of(word)))
                .isPresent());
  }

  private Map<Integer, String> finished(BiPredicate<Integer, String> wanted) {
    Map<Integer, String> tips = new TreeMap<>();
    if (plan.settings().land() != LandPolicy.AUTO) {
      return tips;
    }
    for (Issue issue : plan.issues()) {
      IssueState known = state.issue(issue);
      BaseQuestions.tip(known)
          .filter(tip -> known.status() == IssueStatus.COMPLETED)
          .filter(tip -> wanted.test(issue.number(), tip))
          .ifPresent(tip -> tips.put(issue.number(), tip));
    }
    return tips;
  }
}
