package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is different between two plans, for people. */
final class PlanChanges {

  private PlanChanges() {}

  static List<String> between(RunPlan before, RunPlan after) {
    Map<Integer, Issue> old = before.issuesByNumber();
    Map<Integer, Issue> now = after.issuesByNumber();
    List<String> changes = new ArrayList<>();
    now.forEach(
        (number, issue) -> {
          if (!old.containsKey(number)) {
            changes.add("added #" + number + " " + issue.title());
          } else if (!issue.equals(old.get(number))) {
            changes.add("edited #" + number + " " + issue.title());
          }
        });
    old.keySet().stream()
        .filter(number -> !now.containsKey(number))
        .forEach(number -> changes.add("removed #" + number));
    if (!before.pipeline().equals(after.pipeline())) {
      changes.add("another pipeline");
    }
    if (!before.settings().equals(after.settings())) {
      changes.add("other settings");
    }
    if (!before.repositories().equals(after.repositories())) {
      changes.add("other repositories; what began keeps its branch and its worktree");
    }
    return List.copyOf(changes);
  }
}
