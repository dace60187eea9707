package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.branch.BranchFacts;
import dev.orchestrator.git.branch.BranchQuestion;
import dev.orchestrator.git.branch.BranchSurvey;
import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks git what the branches of a run hold: one survey for each repository. */
final class BranchWork {

  private final BranchSurvey survey;
  private final CancellationToken cancellation;

  @Inject
  BranchWork(BranchSurvey survey, CancellationToken cancellation) {
    this.survey = survey;
    this.cancellation = cancellation;
  }

  /** By number of the issue; issues that were never begun are not in it. */
  Map<Integer, IssueChange> of(RunPlan plan, RunOverview overview) {
    Map<String, List<IssueLine>> begun =
        overview.issues().stream()
            .filter(issue -> issue.attempts() > 0)
            .collect(Collectors.groupingBy(IssueLine::repo));
    Map<Integer, IssueChange> changes = new HashMap<>();
    begun.forEach(
        (key, issues) ->
            Optional.ofNullable(plan.repositories().get(key))
                .ifPresent(repository -> changes.putAll(of(repository, issues))));
    return changes;
  }

  private Map<Integer, IssueChange> of(PlanRepository repository, List<IssueLine> issues) {
    Map<String, BranchFacts> facts =
        survey.look(
            repository.path(),
            repository.defaultBranch(),
            issues.stream()
                .map(issue -> new BranchQuestion(issue.branch(), issue.change().base()))
                .toList(),
            cancellation);
    Map<Integer, IssueChange> changes = new HashMap<>();
    for (IssueLine issue : issues) {
      Optional.ofNullable(facts.get(issue.branch()))
          .ifPresent(known -> changes.put(issue.number(), change(issue, known)));
    }
    return changes;
  }

  private static IssueChange change(IssueLine issue, BranchFacts facts) {
    boolean done = issue.status() == IssueStatus.COMPLETED && facts.merged();
    return new IssueChange(
        issue.change().verified(),
        Optional.of(facts.commits()),
        Optional.of(facts.insertions()),
        Optional.of(facts.deletions()),
        Optional.of(facts.base()),
        issue.change().landed().or(() -> done ? Optional.of("landed") : Optional.empty()));
  }
}
