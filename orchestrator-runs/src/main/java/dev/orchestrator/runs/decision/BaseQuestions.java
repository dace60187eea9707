package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be found out before issues can begin: a pure function of plan and journal. An issue
 * builds on what it depends on and, through issues of other repositories or such whose branch holds
 * nothing of others, on what those depend on.
 */
public final class BaseQuestions {

  private final RunPlan plan;
  private final RunState state;
  private final Map<Integer, Issue> issues;
  private final IssueDependencies dependencies;

  /** Questions about the issues of one plan. */
  public BaseQuestions(RunPlan plan, RunState state) {
    this.plan = plan;
    this.state = state;
    this.issues = plan.issuesByNumber();
    this.dependencies = new IssueDependencies(plan, state);
  }

  /** About the issues that have not begun and wait for no dependency, in the order of the plan. */
  public List<BaseQuestion> open() {
    return plan.issues().stream()
        .filter(issue -> mayBegin(state.issue(issue)))
        .filter(issue -> dependencies.unfinishedFor(issue).isEmpty())
        .map(this::of)
        .toList();
  }

  /** About one issue. */
  public BaseQuestion of(Issue issue) {
    Walk walk = new Walk(issue);
    issue.dependsOn().forEach(number -> walk.visit(number, true));
    return new BaseQuestion(
        issue.number(),
        issue.repository(),
        issue.base().start() == BasePolicy.Start.DEFAULT,
        List.copyOf(walk.found.values()));
  }

  /** Whether its place is settled; journals of earlier versions do not say it, but for attempts. */
  static boolean hasBegun(IssueState known) {
    return known.workplace().isPresent() || known.attempts() > 0;
  }

  private static boolean mayBegin(IssueState known) {
    return !known.status().settled() && !hasBegun(known);
  }

  /** Collects what one issue builds on. */
  private final class Walk {

    private final Issue issue;
    private final Map<Integer, Dependency> found = new LinkedHashMap<>();
    private final Set<Integer> visited = new HashSet<>();

    Walk(Issue issue) {
      this.issue = issue;
    }

    void visit(int number, boolean direct) {
      Issue other = issues.get(number);
      if (other == null || !visited.add(number)) {
        return;
      }
      IssueState known = state.issue(other);
      String repository = known.workplace().map(Workplace::repository).orElse(other.repository());
      boolean same = repository.equals(issue.repository());
      if (direct || same) {
        found.put(number, dependency(other, known, repository, direct));
      }
      if (!same || other.base().start() == BasePolicy.Start.DEFAULT) {
        other.dependsOn().forEach(next -> visit(next, false));
      }
    }

    private Dependency dependency(
        Issue other, IssueState known, String repository, boolean direct) {
      return new Dependency(
          other.number(),
          repository,
          known.branch().orElseGet(() -> plan.repositoryOf(other).branchOf(other.number())),
          tip(known),
          known.workplace().flatMap(Workplace::base).map(IssueBase::branchCommit),
          direct);
    }
  }

  /** The commit that was verified last. */
  static Optional<String> tip(IssueState known) {
    return known.verification().flatMap(Verification::change).map(VerifiedChange::tip);
  }
}
