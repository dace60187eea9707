package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.branch.BranchContents;
import dev.orchestrator.git.branch.BranchQuestion;
import dev.orchestrator.git.branch.BranchSurvey;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.landing.LandingHistory.Landed;
import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.IssueLanding;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.workers.landed.LandedWork;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks git what the branches of a run hold: one survey for each repository. */
final class BranchWork {

  private final BranchSurvey survey;
  private final LandingHistory landings;
  private final LandedWork landed;
  private final CancellationToken cancellation;

  @Inject
  BranchWork(
      BranchSurvey survey,
      LandingHistory landings,
      LandedWork landed,
      CancellationToken cancellation) {
    this.survey = survey;
    this.landings = landings;
    this.landed = landed;
    this.cancellation = cancellation;
  }

  /** By number of the issue; issues that were never begun are not in it. */
  Map<Integer, IssueChange> of(RunPlan plan, RunOverview overview) {
    Map<String, List<IssueLine>> begun =
        overview.issues().stream()
            .filter(issue -> issue.attempts() > 0)
            .collect(Collectors.groupingBy(IssueLine::repo));
    Map<Integer, Landed> last = begun.isEmpty() ? Map.of() : landings.of(plan.project());
    Map<Integer, IssueChange> changes = new HashMap<>();
    begun.forEach(
        (key, issues) ->
            Optional.ofNullable(plan.repositories().get(key))
                .ifPresent(
                    repository ->
                        changes.putAll(
                            new Branches(plan.project(), repository, issues, last).changes())));
    return changes;
  }

  /** Those of one repository. */
  private final class Branches {

    private final String project;
    private final PlanRepository repository;
    private final Map<Integer, IssueLine> issues;
    private final Map<Integer, Landed> last;
    private final Map<Integer, BranchContents> facts = new HashMap<>();

    Branches(
        String project,
        PlanRepository repository,
        List<IssueLine> issues,
        Map<Integer, Landed> last) {
      this.project = project;
      this.repository = repository;
      this.issues =
          issues.stream().collect(Collectors.toMap(IssueLine::number, Function.identity()));
      this.last = last;
    }

    Map<Integer, IssueChange> changes() {
      Map<String, BranchContents> known =
          survey.look(
              repository.path(),
              repository.defaultBranch(),
              issues.values().stream()
                  .map(issue -> new BranchQuestion(issue.branch(), issue.change().base()))
                  .toList(),
              cancellation);
      issues.forEach(
          (number, issue) ->
              Optional.ofNullable(known.get(issue.branch()))
                  .ifPresent(branch -> facts.put(number, branch)));
      Set<Integer> there = stillThere();
      Map<Integer, IssueChange> changes = new HashMap<>();
      facts.forEach((number, branch) -> changes.put(number, change(number, branch, there)));
      return changes;
    }

    /**
     * Those that landed as they are now, and are where they landed: somebody may have moved that
     * branch back.
     */
    private Set<Integer> stillThere() {
      Map<List<String>, Map<Integer, String>> byPlace = new HashMap<>();
      facts.forEach(
          (number, branch) ->
              landing(number, branch)
                  .filter(word -> word.outcome().isIn())
                  .ifPresent(
                      word ->
                          byPlace
                              .computeIfAbsent(word.places(), unused -> new HashMap<>())
                              .put(number, branch.tip())));
      Set<Integer> there = new HashSet<>();
      byPlace.forEach(
          (places, tips) ->
              there.addAll(
                  landed.inBranches(repository.path(), project, places, tips, cancellation)));
      return there;
    }

    /** A landing speaks of the branch as it was then; one that moved on since is to be landed. */
    private Optional<Landed> landing(int issue, BranchContents branch) {
      return Optional.ofNullable(last.get(issue))
          .filter(word -> word.tip().map(branch.tip()::equals).orElse(true));
    }

    private IssueChange change(int number, BranchContents branch, Set<Integer> there) {
      IssueLine issue = Optional.ofNullable(issues.get(number)).orElseThrow();
      boolean merged = issue.status() == IssueStatus.COMPLETED && branch.merged();
      Optional<Landed> word =
          landing(number, branch)
              .filter(any -> merged ? any.outcome().isIn() : holds(any, number, there));
      return new IssueChange(
          issue.change().verified(),
          Optional.of(branch.commits()),
          Optional.of(branch.insertions()),
          Optional.of(branch.deletions()),
          Optional.of(branch.base()),
          word.map(Landed::outcome)
              .filter(outcome -> !merged || outcome != LandOutcome.ALREADY)
              .or(() -> merged ? Optional.of(LandOutcome.LANDED) : Optional.empty())
              .map(LandOutcome::word),
          word.map(IssueLanding::of));
    }

    /** What was there already was put there by somebody else: only git could tell of it. */
    private static boolean holds(Landed word, int issue, Set<Integer> there) {
      return !word.outcome().isIn()
          || word.outcome() == LandOutcome.ALREADY
          || there.contains(issue);
    }
  }
}
