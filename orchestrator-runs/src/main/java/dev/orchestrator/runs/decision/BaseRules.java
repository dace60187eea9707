package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an issue has something to begin at, and what. */
final class BaseRules {

  private static final Set<Rule> MAY_PASS =
      EnumSet.of(
          Rule.BASE_UNKNOWN, Rule.BASE_UNUSABLE, Rule.BASE_CONFLICT, Rule.DEPENDENCY_UNMERGED);

  private static final int SHORT_ID = 12;
  private static final int NAMED_PATHS = 5;

  private final RunPlan plan;
  private final BaseQuestions questions;
  private final Map<Integer, BaseObservation> seen;

  BaseRules(RunPlan plan, RunState state, Map<Integer, BaseObservation> seen) {
    this.plan = plan;
    this.questions = new BaseQuestions(plan, state);
    this.seen = seen;
  }

  /** Whether what a rule waits for may come about without anything that the run does. */
  static boolean mayPass(Rule rule) {
    return MAY_PASS.contains(rule);
  }

  /** Whether a wait is for somebody to merge or mend something; a person should see it. */
  static boolean isLasting(Wait wait) {
    return mayPass(wait.basis().rule()) && wait.basis().rule() != Rule.BASE_UNKNOWN;
  }

  /** What keeps an issue from beginning; nothing does where it has begun. */
  Optional<Wait> obstacle(Issue issue, IssueState known) {
    if (BaseQuestions.hasBegun(known)) {
      return Optional.empty();
    }
    Optional<BaseObservation> answer = answer(issue);
    if (answer.isEmpty()) {
      return wait(issue, Rule.BASE_UNKNOWN, "what its branch starts from is being looked at");
    }
    Optional<IssueBase> base = answer.get().base();
    if (base.isEmpty()) {
      return wait(issue, Rule.BASE_UNUSABLE, "waiting: " + answer.get().problem());
    }
    Set<Integer> unmerged = answer.get().unmerged();
    if (issue.base().release() == BasePolicy.Release.MERGED && !unmerged.isEmpty()) {
      return wait(issue, Rule.DEPENDENCY_UNMERGED, unmerged(issue, unmerged, base.get()));
    }
    return issue.base().onConflict() == BasePolicy.OnConflict.WAIT
        ? base.get()
            .conflict()
            .flatMap(conflict -> wait(issue, Rule.BASE_CONFLICT, words(base.get(), conflict)))
        : Optional.empty();
  }

  /** Settles where an issue that nothing keeps from it is worked on. */
  Decision.Begin begin(Issue issue, String account) {
    IssueBase base = answer(issue).flatMap(BaseObservation::base).orElseThrow();
    PlanRepository repository = plan.repositoryOf(issue);
    Workplace workplace =
        new Workplace(
            issue.title(),
            issue.repository(),
            repository.path(),
            repository.defaultBranch(),
            repository.worktreeOf(issue.number()),
            repository.branchOf(issue.number()),
            account,
            Optional.of(base),
            base.conflict().isPresent(),
            Optional.empty());
    return new Decision.Begin(issue.number(), workplace, Basis.of(Rule.BASE_DECIDED, words(base)));
  }

  /** Whether an issue that has not begun has to merge what it builds on first. */
  boolean conflicts(Issue issue) {
    return answer(issue).flatMap(BaseObservation::base).flatMap(IssueBase::conflict).isPresent();
  }

  /** An answer to what would be asked no more today is none. */
  private Optional<BaseObservation> answer(Issue issue) {
    return Optional.ofNullable(seen.get(issue.number()))
        .filter(answer -> answer.question().equals(questions.of(issue)));
  }

  private static String words(IssueBase base) {
    List<Predecessor> held = base.held();
    String start =
        held.isEmpty() || base.commit().equals(base.branchCommit())
            ? base.branch()
            : base.branch() + " with " + hashed(held);
    String merge =
        base.conflict()
            .map(conflict -> "; to be merged first: conflicts in " + paths(conflict))
            .orElse("");
    String remarks =
        base.remarks().stream().map(remark -> "; " + remark).collect(Collectors.joining());
    return "it starts from " + start + ", " + shortened(base.commit()) + merge + remarks;
  }

  private static String words(IssueBase base, MergeConflict conflict) {
    return "waiting (merge): what it builds on, "
        + base.held().stream()
            .map(each -> "#" + each.issue() + " (" + each.branch() + ")")
            .collect(Collectors.joining(", "))
        + ", conflicts in "
        + paths(conflict)
        + "; it goes on once somebody merged that";
  }

  private String unmerged(Issue issue, Set<Integer> unmerged, IssueBase base) {
    String waited =
        issue.dependsOn().stream()
            .filter(unmerged::contains)
            .map(number -> "#" + number + inRepository(issue, number))
            .collect(Collectors.joining(", "));
    return "waiting (merge): it waits for " + waited + " to be merged into " + base.branch();
  }

  private String inRepository(Issue issue, int number) {
    return plan.issue(number)
        .map(Issue::repository)
        .filter(repository -> !repository.equals(issue.repository()))
        .map(repository -> " of " + repository)
        .orElse("");
  }

  private static String paths(MergeConflict conflict) {
    List<String> paths = conflict.paths();
    String named = String.join(", ", paths.subList(0, Math.min(NAMED_PATHS, paths.size())));
    return paths.size() > NAMED_PATHS
        ? named + " and " + (paths.size() - NAMED_PATHS) + " more"
        : named;
  }

  private static String hashed(List<Predecessor> predecessors) {
    return predecessors.stream().map(each -> "#" + each.issue()).collect(Collectors.joining(", "));
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(SHORT_ID, commit.length()));
  }

  private static Optional<Wait> wait(Issue issue, Rule rule, String reason) {
    return Optional.of(new Wait(issue.number(), Basis.of(rule, reason), Optional.empty()));
  }
}
