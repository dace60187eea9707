package dev.orchestrator.workers.landing;

import dev.orchestrator.agents.prompt.BuiltUpon;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.base.CommitSummary;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.queue.ConflictPolicy;
import dev.orchestrator.runs.landing.record.LandingEvent.Resolved;
import dev.orchestrator.runs.landing.record.LandingEvent.Resolving;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.workers.resolution.Conflict;
import dev.orchestrator.workers.resolution.ConflictResolver;
import dev.orchestrator.workers.resolution.Resolution;
import dev.orchestrator.workers.resolution.ResolutionPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives the conflicts of one repository to an agent, one after the other, and writes down what came
 * of each: the same conflict is not given away again, and one that was given away before an
 * interruption is gone on with.
 */
final class RoundConflicts {

  /** The first, and one that knows what was wrong with it. */
  private static final int MOST_TRIES = 2;

  private static final int LONGEST_DIFFERENCE = 6_000;
  private static final int SHORT_ID = 12;

  private final LandingContext landing;
  private final LandingTools tools;
  private final PlanRepository repository;
  private final LandingTarget target;
  private final Map<Integer, LandedBranch> branches;
  private final Map<Integer, BranchFacts> facts;
  private final Map<Integer, Resolved> answers = new HashMap<>();

  RoundConflicts(
      LandingContext landing,
      LandingTools tools,
      PlanRepository repository,
      LandingTarget target,
      Map<Integer, LandedBranch> branches,
      Map<Integer, BranchFacts> facts) {
    this.landing = landing;
    this.tools = tools;
    this.repository = repository;
    this.target = target;
    this.branches = Map.copyOf(branches);
    this.facts = Map.copyOf(facts);
  }

  ConflictPolicy policy() {
    return landing.request().asksFor(LandOption.RESOLVE_BY_AGENT)
        ? ConflictPolicy.RESOLVE
        : ConflictPolicy.SET_ASIDE;
  }

  /** What became of those that were given away, by issue. */
  Map<Integer, Resolved> answers() {
    return Map.copyOf(answers);
  }

  /**
   * The last word on a conflict.
   *
   * @param onto issues that are merged already
   * @param ours their commit
   * @param issue whose branch conflicts with it
   */
  Resolved resolve(List<Integer> onto, String ours, int issue, List<String> paths) {
    Conflict conflict = conflict(onto, ours, issue, paths);
    List<Resolved> known = new ArrayList<>(known(conflict));
    while (!isFinal(known)) {
      List<String> faults = known.isEmpty() ? List.of() : known.get(known.size() - 1).faults();
      known.add(attempt(conflict, faults));
    }
    Resolved last = known.get(known.size() - 1);
    answers.put(issue, last);
    return last;
  }

  private static boolean isFinal(List<Resolved> known) {
    if (known.isEmpty()) {
      return false;
    }
    Resolved last = known.get(known.size() - 1);
    return last.tree().isPresent() || last.faults().isEmpty() || known.size() >= MOST_TRIES;
  }

  private Resolved attempt(Conflict conflict, List<String> faults) {
    ConflictResolver resolver = tools.resolver();
    Optional<Resolving> begun = begun(conflict);
    boolean goingOn = begun.map(each -> resolver.canGoOn(place(each))).orElse(false);
    begun.ifPresent(
        each ->
            landing
                .listener()
                .resolvingAfterInterruption(repository.key(), conflict.issue(), goingOn));
    if (begun.isPresent() && !goingOn) {
      resolver.giveUp(place(begun.get()));
    }
    Resolving now = begun.filter(each -> goingOn).orElseGet(() -> begin(conflict));
    ResolutionPlace place = place(now);
    Resolution came =
        goingOn
            ? resolver.goOn(conflict, place, landing.cancellation())
            : resolver.resolve(
                conflict,
                place,
                faults,
                (worktree, log) ->
                    tools.preparation().prepare(conflict.plan(), repository, worktree, log),
                landing.cancellation());
    landing.checkpoint();
    Resolved resolved = written(conflict, now, came);
    resolver.clear(conflict, place, landing.cancellation());
    return resolved;
  }

  private Resolving begin(Conflict conflict) {
    Resolving now =
        new Resolving(
            repository.key(),
            conflict.issue(),
            conflict.ours(),
            conflict.theirs(),
            conflict.paths(),
            nextAttempt(conflict.issue()).value(),
            landing.worktree(repository, "resolve", "-" + conflict.issue()).toString());
    landing.write(now);
    landing
        .listener()
        .resolving(
            repository.key(),
            conflict.issue(),
            tools.resolver().agentOf(conflict.plan(), conflict.issue()),
            conflict.paths());
    return now;
  }

  /** A name that no other attempt ever gets: of this folder, this landing, and its number. */
  private AttemptId nextAttempt(int issue) {
    long before = events(Resolving.class).count();
    String token =
        "land"
            + Long.toHexString(landing.at().toEpochMilli())
            + Integer.toHexString(landing.logs().hashCode());
    return AttemptId.of(token, issue, "resolve", (int) before + 1);
  }

  private ResolutionPlace place(Resolving begun) {
    return new ResolutionPlace(
        AttemptFolder.of(landing.attempts(), new AttemptId(begun.attempt())),
        Path.of(begun.worktree()),
        landing.attempts().resolveSibling("bin"),
        landing.owner());
  }

  private Resolved written(Conflict conflict, Resolving begun, Resolution came) {
    Resolved resolved =
        new Resolved(
            repository.key(),
            conflict.issue(),
            conflict.ours(),
            conflict.theirs(),
            conflict.paths(),
            begun.attempt(),
            came.tree(),
            came.faults(),
            came.reason(),
            came.notes(),
            came.log().map(Path::toString),
            came.usage());
    landing.write(resolved);
    landing
        .listener()
        .resolved(repository.key(), conflict.issue(), came.tree().isPresent(), came.reason());
    return resolved;
  }

  private List<Resolved> known(Conflict conflict) {
    return events(Resolved.class)
        .filter(
            each ->
                each.repository().equals(repository.key())
                    && each.issue() == conflict.issue()
                    && each.ours().equals(conflict.ours())
                    && each.theirs().equals(conflict.theirs()))
        .toList();
  }

  /** The last one that nobody has looked at the end of. */
  private Optional<Resolving> begun(Conflict conflict) {
    Set<String> ended = new HashSet<>();
    events(Resolved.class).forEach(each -> ended.add(each.attempt()));
    return events(Resolving.class)
        .filter(
            each ->
                each.repository().equals(repository.key())
                    && each.issue() == conflict.issue()
                    && each.ours().equals(conflict.ours())
                    && each.theirs().equals(conflict.theirs())
                    && !ended.contains(each.attempt()))
        .reduce((first, last) -> last);
  }

  private <T> Stream<T> events(Class<T> type) {
    return landing.journal().events().stream().filter(type::isInstance).map(type::cast);
  }

  private Conflict conflict(List<Integer> onto, String ours, int issue, List<String> paths) {
    List<Integer> touching =
        onto.stream()
            .filter(other -> facts.containsKey(other))
            .filter(other -> !Collections.disjoint(fact(other).paths(), paths))
            .toList();
    Set<String> settled = new HashSet<>(Set.of(target.branch()));
    branches.values().forEach(branch -> settled.add(branch.branch()));
    return new Conflict(
        plan(),
        repository,
        target.branch(),
        touching.isEmpty() ? target.branch() : "#" + touching.get(touching.size() - 1),
        ours,
        branch(issue).tip(),
        work(issue, paths),
        touching.stream().map(other -> work(other, paths)).toList(),
        paths,
        settled);
  }

  private BuiltUpon.Work work(int issue, List<String> paths) {
    LandedBranch branch = branch(issue);
    Bases bases = tools.bases();
    CommitSummary did =
        bases.contribution(
            repository.path(), branch.tip(), List.of(target.base()), landing.cancellation());
    String place =
        "branch %s, commit %s".formatted(branch.branch(), branch.tip().substring(0, SHORT_ID));
    return new BuiltUpon.Work(
        issue,
        branch.title(),
        plan().issue(issue).map(Issue::description).orElse(""),
        place,
        true,
        did.subjects(),
        did.files(),
        tools
            .resolver()
            .difference(repository.path(), target.base(), branch.tip(), paths, LONGEST_DIFFERENCE));
  }

  private BranchFacts fact(int issue) {
    return Optional.ofNullable(facts.get(issue)).orElseThrow();
  }

  private LandedBranch branch(int issue) {
    return Optional.ofNullable(branches.get(issue)).orElseThrow();
  }

  private RunPlan plan() {
    return landing.request().plan();
  }
}
