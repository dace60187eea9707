package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.branch.BranchFacts;
import dev.orchestrator.git.branch.BranchQuestion;
import dev.orchestrator.git.branch.BranchSurvey;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.landing.LandingHistory.Landed;
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
  private final LandingHistory landings;
  private final CancellationToken cancellation;

  @Inject
  BranchWork(BranchSurvey survey, LandingHistory landings, CancellationToken cancellation) {
    this.survey = survey;
    this.landings = landings;
    this.cancellation = cancellation;
  }

  /** By number of the issue; issues that were never begun are not in it. */
  Map<Integer, IssueChange> of(RunPlan plan, RunOverview overview) {
    Map<String, List<IssueLine>> begun =
        overview.issues().stream()
            .filter(issue -> issue.attempts() > 0)
            .collect(Collectors.groupingBy(IssueLine::repo));
    Map<Integer, Landed> landed = begun.isEmpty() ? Map.of() : landings.of(plan.project());
    Map<Integer, IssueChange> changes = new HashMap<>();
    begun.forEach(
        (key, issues) ->
            Optional.ofNullable(plan.repositories().get(key))
                .ifPresent(repository -> changes.putAll(of(repository, issues, landed))));
    return changes;
  }

  private Map<Integer, IssueChange> of(
      PlanRepository repository, List<IssueLine> issues, Map<Integer, Landed> landed) {
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
          .ifPresent(
              known ->
                  changes.put(
                      issue.number(),
                      change(issue, known, Optional.ofNullable(landed.get(issue.number())))));
    }
    return changes;
  }

  private static IssueChange change(IssueLine issue, BranchFacts facts, Optional<Landed> landing) {
    return new IssueChange(
        issue.change().verified(),
        Optional.of(facts.commits()),
        Optional.of(facts.insertions()),
        Optional.of(facts.deletions()),
        Optional.of(facts.base()),
        landed(issue, facts, landing));
  }

  /** A landing speaks of the branch as it was then; one that moved on since is to be landed. */
  private static Optional<String> landed(
      IssueLine issue, BranchFacts facts, Optional<Landed> landing) {
    if (issue.status() == IssueStatus.COMPLETED && facts.merged()) {
      return Optional.of(LandOutcome.LANDED.word());
    }
    return landing
        .filter(last -> last.tip().map(facts.tip()::equals).orElse(true))
        .map(last -> last.outcome().word());
  }
}
