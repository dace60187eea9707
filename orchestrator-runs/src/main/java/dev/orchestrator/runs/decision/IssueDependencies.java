package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import java.util.List;
import java.util.Map;

/** Which dependencies of an issue stand in its way. A dependency is law; waves are only order. */
final class IssueDependencies {

  private final Map<Integer, Issue> issues;
  private final RunState state;

  IssueDependencies(RunPlan plan, RunState state) {
    this.issues = plan.issuesByNumber();
    this.state = state;
  }

  /** Those that failed, were skipped or removed, or are themselves blocked. */
  List<Integer> fatalFor(Issue issue) {
    if (issue.dependsOn().isEmpty()) {
      return List.of();
    }
    return issue.dependsOn().stream().filter(this::isFatal).toList();
  }

  /** Those that are not completed yet. */
  List<Integer> unfinishedFor(Issue issue) {
    if (issue.dependsOn().isEmpty()) {
      return List.of();
    }
    return issue.dependsOn().stream()
        .filter(number -> statusOf(number) != IssueStatus.COMPLETED)
        .toList();
  }

  private boolean isFatal(int number) {
    IssueStatus status = statusOf(number);
    return status.settled() && status != IssueStatus.COMPLETED;
  }

  private IssueStatus statusOf(int number) {
    Issue planned = issues.get(number);
    IssueState known = planned == null ? state.issues().get(number) : state.issue(planned);
    if (known == null) {
      return IssueStatus.PENDING;
    }
    return known.statusInPlan() == IssueStatus.COMPLETED ? IssueStatus.COMPLETED : known.status();
  }
}
