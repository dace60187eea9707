package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.plan.BranchFacts.Standing;
import dev.orchestrator.runs.landing.plan.LandingPlanner;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run and its repositories know about what can be landed. */
final class FactsOfRun {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final String VERIFIED = "refs/orchestrator/verified/";

  private final LandRequest request;
  private final RunState state;
  private final LandingTools tools;
  private final CancellationToken cancellation;

  FactsOfRun(
      LandRequest request, RunState state, LandingTools tools, CancellationToken cancellation) {
    this.request = request;
    this.state = state;
    this.tools = tools;
    this.cancellation = cancellation;
  }

  /**
   * What was found out.
   *
   * @param facts about every issue of the plan
   * @param targets by key of the repository, as far as something can be landed there
   */
  record Found(List<BranchFacts> facts, Map<String, LandingTarget> targets) {

    /** The target of a repository in which something can be landed. */
    LandingTarget target(String repository) {
      return Optional.ofNullable(targets.get(repository)).orElseThrow();
    }
  }

  /** The issues that a request means. */
  List<Integer> asked(LandRequest wanted, List<BranchFacts> facts) {
    List<Integer> all =
        wanted.issues().isEmpty() ? LandingPlanner.everything(facts) : wanted.issues();
    return all.stream().filter(number -> inRepository(wanted, number)).toList();
  }

  private static boolean inRepository(LandRequest wanted, int number) {
    return wanted.repository().isEmpty()
        || wanted.plan().issue(number).map(Issue::repository).equals(wanted.repository());
  }

  Found found() {
    List<BranchFacts> facts = new ArrayList<>();
    Map<String, LandingTarget> targets = new LinkedHashMap<>();
    for (PlanRepository repository : request.plan().repositories().values()) {
      List<BranchFacts> known = known(repository);
      if (known.stream().anyMatch(issue -> issue.isCompleted() && issue.worked())) {
        LandingTarget target = target(repository, FRESH);
        targets.put(repository.key(), target);
        facts.addAll(
            tools
                .facts(cancellation)
                .read(
                    repository.path(),
                    target.base(),
                    known,
                    tips -> landed(repository, target, tips)));
      } else {
        facts.addAll(known);
      }
    }
    return new Found(facts, targets);
  }

  /** Where the target is now, asked anew. */
  LandingTarget movedTarget(PlanRepository repository) {
    return target(repository, Duration.ZERO);
  }

  private LandingTarget target(PlanRepository repository, Duration atMostOld) {
    TargetReader reader = tools.targets(cancellation);
    reader.refresh(repository, request.onto(), atMostOld);
    LandingTarget target = reader.read(repository, request.onto());
    return request.options().stream().anyMatch(LandOption::leavesTarget)
        ? requested(target)
        : continued(repository, target);
  }

  /** What is requested is missing at the remote, whatever landed here. */
  private static LandingTarget requested(LandingTarget target) {
    String base = target.remote().orElse(target.base());
    return new LandingTarget(target.branch(), base, target.local(), target.remote());
  }

  /** A result that waits on a branch of our own is gone on from. */
  private LandingTarget continued(PlanRepository repository, LandingTarget target) {
    String ours = LandingTarget.HEADS + "land/" + request.plan().project();
    Optional<String> waiting =
        Optional.ofNullable(
            tools.references().read(repository.path(), List.of(ours), cancellation).get(ours));
    boolean further =
        request.onto().isEmpty()
            && waiting.isPresent()
            && !waiting.get().equals(target.base())
            && tools
                .bases()
                .contains(repository.path(), waiting.get(), List.of(target.base()), cancellation);
    return further
        ? new LandingTarget(target.branch(), waiting.get(), target.local(), target.remote())
        : target;
  }

  private List<BranchFacts> known(PlanRepository repository) {
    Map<String, String> verified = verified(repository);
    return request.plan().issues().stream()
        .filter(issue -> issue.repository().equals(repository.key()))
        .map(issue -> fact(repository, issue, verified))
        .toList();
  }

  private BranchFacts fact(PlanRepository repository, Issue issue, Map<String, String> verified) {
    IssueState known = state.issue(issue);
    String reference = VERIFIED + request.plan().project() + "/" + issue.number();
    return new BranchFacts(
        issue.number(),
        issue.repository(),
        issue.dependsOn(),
        issue.priority(),
        known.status().word(),
        known.attempts() > 0,
        known.workplace().map(Workplace::branch).orElse(repository.branchOf(issue.number())),
        Optional.empty(),
        known
            .verification()
            .flatMap(Verification::change)
            .map(VerifiedChange::tip)
            .or(() -> Optional.ofNullable(verified.get(reference)))
            .or(known::tip),
        Standing.UNKNOWN,
        Set.of(),
        Set.of(),
        Set.of());
  }

  private Map<String, String> verified(PlanRepository repository) {
    try {
      return tools
          .references()
          .read(repository.path(), List.of(VERIFIED + request.plan().project()), cancellation);
    } catch (OrchestratorException unreadable) {
      return Map.of();
    }
  }

  private Set<Integer> landed(
      PlanRepository repository, LandingTarget target, Map<Integer, String> tips) {
    return tools
        .landed()
        .in(repository.path(), request.plan().project(), target.base(), tips, cancellation);
  }
}
