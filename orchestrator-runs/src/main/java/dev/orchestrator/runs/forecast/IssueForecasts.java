package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.forecast.IssueForecast.Begin;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of each issue that was not completed before. */
final class IssueForecasts {

  private final RunPlan plan;
  private final RunState before;
  private final Set<Integer> underWay;

  IssueForecasts(RunPlan plan, RunState before) {
    this.plan = plan;
    this.before = before;
    this.underWay =
        before.unsettled().stream()
            .map(attempt -> attempt.assignment().issue())
            .collect(Collectors.toSet());
  }

  /**
   * Those under way, those that start, and those that do not.
   *
   * @param atOnce what the rules left alone once the first attempts were started
   * @param atLast what they left alone when the run came to rest
   */
  List<IssueForecast> of(
      List<ForecastStart> starts, List<Wait> atOnce, List<Wait> atLast, RunState after) {
    Map<Integer, ForecastStart> firsts = new LinkedHashMap<>();
    starts.forEach(start -> firsts.putIfAbsent(start.assignment().issue(), start));
    List<IssueForecast> issues = new ArrayList<>();
    open().stream()
        .filter(issue -> underWay.contains(issue.number()))
        .map(issue -> takenOver(issue.number(), Optional.ofNullable(firsts.get(issue.number()))))
        .forEach(issues::add);
    Map<Integer, String> reasons = reasons(atOnce);
    firsts.values().stream()
        .filter(start -> !underWay.contains(start.assignment().issue()))
        .map(start -> started(start, reasons))
        .forEach(issues::add);
    Map<Integer, String> lasting = reasons(atLast);
    open().stream()
        .filter(issue -> !underWay.contains(issue.number()) && !firsts.containsKey(issue.number()))
        .map(issue -> leftAlone(after.issue(issue), lasting))
        .forEach(issues::add);
    return issues;
  }

  private List<Issue> open() {
    return plan.issues().stream()
        .filter(issue -> before.issue(issue).status() != IssueStatus.COMPLETED)
        .toList();
  }

  private static IssueForecast takenOver(int number, Optional<ForecastStart> next) {
    Optional<Assignment> assignment = next.map(ForecastStart::assignment);
    return new IssueForecast(
        number, Begin.UNDER_WAY, assignment, "its attempt is taken over where it is");
  }

  private static IssueForecast started(ForecastStart start, Map<Integer, String> reasons) {
    Assignment assignment = start.assignment();
    return start.now()
        ? new IssueForecast(assignment.issue(), Begin.NOW, Optional.of(assignment), "")
        : new IssueForecast(
            assignment.issue(),
            Begin.LATER,
            Optional.of(assignment),
            reasons.getOrDefault(assignment.issue(), ""));
  }

  private static IssueForecast leftAlone(IssueState known, Map<Integer, String> reasons) {
    String status = known.reason().isEmpty() ? "" : ": " + known.reason();
    return new IssueForecast(
        known.number(),
        Begin.HELD,
        Optional.empty(),
        reasons.getOrDefault(known.number(), known.status() + status));
  }

  private static Map<Integer, String> reasons(List<Wait> waits) {
    Map<Integer, String> reasons = new HashMap<>();
    waits.forEach(wait -> reasons.putIfAbsent(wait.issue(), wait.basis().reason()));
    return reasons;
  }
}
