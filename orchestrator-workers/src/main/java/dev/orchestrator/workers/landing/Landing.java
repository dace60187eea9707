package dev.orchestrator.workers.landing;

import dev.orchestrator.git.merge.Identity;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.plan.LandingPlan;
import dev.orchestrator.runs.landing.plan.LandingPlanner;
import dev.orchestrator.runs.landing.plan.LandingRound;
import dev.orchestrator.runs.landing.queue.QueueEntry;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingEvent.Decided;
import dev.orchestrator.runs.landing.record.LandingEvent.Judged;
import dev.orchestrator.runs.landing.record.LandingEvent.Resolved;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries a landing out: one round after the other, each written down before it counts. */
final class Landing {

  /** A target that moves all the time is somebody else's to calm down. */
  private static final int MOST_TRIES = 3;

  private final LandingContext context;
  private final LandingTools tools;
  private final FactsOfRun run;
  private final Map<Integer, Decided> decided = new LinkedHashMap<>();
  private final Map<String, Taken> taken = new LinkedHashMap<>();

  Landing(LandingContext context, LandingTools tools, FactsOfRun run) {
    this.context = context;
    this.tools = tools;
    this.run = run;
  }

  /** What became of each issue and repository; those of before an interruption included. */
  record Result(Map<Integer, Decided> decided, Map<String, Taken> taken) {}

  Result carryOut() {
    for (LandingEvent event : context.journal().events()) {
      if (event instanceof Decided known) {
        decided.put(known.issue(), known);
      } else if (event instanceof Taken known) {
        remember(known);
      }
    }
    FactsOfRun.Found found = run.found();
    List<Integer> open =
        run.asked(context.request(), found.facts()).stream()
            .filter(issue -> !decided.containsKey(issue))
            .toList();
    LandingPlan plan = LandingPlanner.plan(found.facts(), open);
    plan.refused().forEach((issue, why) -> decide(OutcomeWords.refused(issue, why)));
    for (LandingRound round : plan.rounds()) {
      carryOut(round, found);
      decideCarried(round, found);
    }
    deliverEarlier(found);
    context.write(new LandingEvent.Ended());
    return new Result(decided, taken);
  }

  /** Where nothing new landed, what landed here before may still be missing at the remote. */
  private void deliverEarlier(FactsOfRun.Found found) {
    EarlierResult earlier = new EarlierResult(context, tools);
    decided.values().stream()
        .filter(issue -> outcome(issue.issue()).isIn())
        .flatMap(issue -> plan().issue(issue.issue()).stream())
        .map(plan()::repositoryOf)
        .distinct()
        .filter(repository -> !taken.containsKey(repository.key()))
        .filter(repository -> found.targets().containsKey(repository.key()))
        .flatMap(repository -> earlier.push(repository, found.target(repository.key())).stream())
        .forEach(this::remember);
  }

  private void carryOut(LandingRound round, FactsOfRun.Found found) {
    PlanRepository repository = plan().repositories().get(round.repository());
    Map<Integer, BranchFacts> facts = OutcomeWords.byNumber(found.facts());
    List<QueueEntry> entries = possible(round.entries());
    if (entries.isEmpty() || repository == null) {
      return;
    }
    try (VerifiedTrees trees = tools.trees(context, repository)) {
      LandingTarget target = found.target(round.repository());
      for (int tries = 1; ; tries++) {
        context.listener().round(repository.key(), target.branch(), entries.size());
        if (landed(repository, target, round.with(entries), facts, trees)) {
          return;
        }
        if (tries == MOST_TRIES) {
          String reason = target.branch() + " moved again and again while this was verified";
          entries.forEach(entry -> decide(blocked(entry.issue(), reason)));
          return;
        }
        target = run.movedTarget(repository);
      }
    }
  }

  /** They share the fate of the one that they are part of. */
  private void decideCarried(LandingRound round, FactsOfRun.Found found) {
    Map<Integer, BranchFacts> facts = OutcomeWords.byNumber(found.facts());
    round
        .carried()
        .forEach(
            (issue, carrier) ->
                decide(
                    OutcomeWords.carried(
                        issue,
                        carrier,
                        outcome(carrier),
                        Optional.ofNullable(facts.get(issue)).flatMap(BranchFacts::head))));
  }

  /** Without those that need what did not land in an earlier round. */
  private List<QueueEntry> possible(List<QueueEntry> entries) {
    List<QueueEntry> left = new ArrayList<>();
    for (QueueEntry entry : entries) {
      Optional<Integer> missing =
          entry.needs().stream()
              .filter(need -> decided.containsKey(need) && !outcome(need).isIn())
              .sorted()
              .findFirst();
      missing.ifPresentOrElse(
          other -> decide(OutcomeWords.needing(entry.issue(), other, outcome(other))),
          () -> left.add(entry));
    }
    return left;
  }

  private LandOutcome outcome(int issue) {
    Decided known = decided.get(issue);
    return known == null ? LandOutcome.BLOCKED : LandOutcome.of(known.outcome());
  }

  /** False when the target moved meanwhile. */
  private boolean landed(
      PlanRepository repository,
      LandingTarget target,
      LandingRound round,
      Map<Integer, BranchFacts> facts,
      VerifiedTrees trees) {
    Map<Integer, LandedBranch> branches = branches(round.issues(), facts);
    context.write(round(repository, target, branches));
    try (MergeSession session =
        tools.merges().open(repository.path(), target.base(), context.cancellation())) {
      Identity committer =
          tools.merges().identity(repository.path(), context.at(), context.cancellation());
      BranchChain chain =
          new BranchChain(
              session, target.base(), context.request().strategy(), committer, branches);
      RoundConflicts conflicts =
          new RoundConflicts(context, tools, repository, target, branches, facts);
      RoundLanding landing =
          new RoundLanding(context, repository, chain, session::tree, trees, conflicts);
      RoundLanding.End end = landing.run(round.entries());
      Optional<Taken> result =
          take(repository, target, end.result(), round.whole(end.landed()), branches);
      if (!end.landed().isEmpty() && result.isEmpty()) {
        return false;
      }
      result
          .map(taken -> requested(repository, target, taken, end.landed(), branches, facts))
          .ifPresent(this::remember);
      decide(
          end,
          words(repository, target, facts, end.resolved()),
          merged -> lastRed(repository, session, chain, merged));
      return true;
    }
  }

  private Optional<Taken> take(
      PlanRepository repository,
      LandingTarget target,
      String commit,
      List<Integer> landed,
      Map<Integer, LandedBranch> branches) {
    if (landed.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, String> tips = new LinkedHashMap<>();
    branches.forEach((issue, branch) -> tips.put(issue, branch.tip()));
    Optional<Taken> result = tools.taker(context, repository).take(target, commit, landed, tips);
    result.ifPresent(context::write);
    return result;
  }

  /** With pull requests, where they are asked for. */
  private Taken requested(
      PlanRepository repository,
      LandingTarget target,
      Taken done,
      List<Integer> landed,
      Map<Integer, LandedBranch> branches,
      Map<Integer, BranchFacts> facts) {
    if (context.request().options().stream().noneMatch(LandOption::leavesTarget)) {
      return done;
    }
    Taken requested =
        tools
            .pullRequests(context, repository)
            .open(target, done, landed.stream().map(branches::get).toList(), facts);
    context.write(requested);
    return requested;
  }

  private OutcomeWords words(
      PlanRepository repository,
      LandingTarget target,
      Map<Integer, BranchFacts> facts,
      Map<Integer, Resolved> resolved) {
    EarlierLandings earlier = new EarlierLandings(context, tools, repository, target.base());
    return new OutcomeWords(target.branch(), facts, earlier::all, earlier::changedFiles, resolved);
  }

  private void decide(
      RoundLanding.End end, OutcomeWords words, Function<List<Integer>, Optional<Judged>> lastRed) {
    for (int issue : end.landed()) {
      Optional<List<Integer>> flaky =
          end.queue().flaky().stream().filter(group -> group.contains(issue)).findFirst();
      Optional<Judged> red = flaky.flatMap(group -> lastRed.apply(through(end.landed(), group)));
      decide(
          words.landed(
              issue, flaky.filter(group -> group.size() == 1).isPresent(), red, end.unverified()));
    }
    end.queue()
        .removed()
        .forEach(
            (issue, removal) ->
                decide(
                    words.removed(
                        issue,
                        removal,
                        end.queue().removed(),
                        Optional.ofNullable(end.impossible().get(issue)),
                        lastRed)));
  }

  /** The landed ones up to the last of a group: the tree that was red and green. */
  private static List<Integer> through(List<Integer> landed, List<Integer> group) {
    return landed.subList(0, landed.indexOf(group.get(group.size() - 1)) + 1);
  }

  private Optional<Judged> lastRed(
      PlanRepository repository, MergeSession session, BranchChain chain, List<Integer> merged) {
    return context.verdicts().lastRed(repository.key(), session.tree(chain.commit(merged)));
  }

  private Map<Integer, LandedBranch> branches(
      List<Integer> issues, Map<Integer, BranchFacts> facts) {
    Map<Integer, LandedBranch> branches = new LinkedHashMap<>();
    for (int issue : issues) {
      BranchFacts known = facts.get(issue);
      if (known == null) {
        throw new IllegalStateException("no facts about issue " + issue);
      }
      branches.put(
          issue,
          new LandedBranch(
              issue,
              plan().issue(issue).map(Issue::title).orElse(""),
              known.branch(),
              known.head().orElseThrow(),
              context.id()));
    }
    return branches;
  }

  private static LandingEvent.Round round(
      PlanRepository repository, LandingTarget target, Map<Integer, LandedBranch> branches) {
    return new LandingEvent.Round(
        repository.key(),
        repository.path().toString(),
        target.branch(),
        target.base(),
        List.copyOf(branches.keySet()),
        branches.values().stream().map(LandedBranch::tip).toList());
  }

  private static Decided blocked(int issue, String reason) {
    return new Decided(
        issue,
        LandOutcome.BLOCKED.word(),
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void decide(Decided outcome) {
    decided.put(outcome.issue(), outcome);
    context.write(outcome);
    context.listener().decided(ReportWriter.line(plan(), outcome));
  }

  /** A later round of the same repository goes on from the earlier one. */
  private void remember(Taken now) {
    Taken first = taken.get(now.repository());
    Taken line =
        first == null
            ? now
            : new Taken(
                now.repository(),
                now.target(),
                first.before(),
                now.after(),
                now.moved(),
                now.branch(),
                now.pushed(),
                now.note(),
                now.problem().or(first::problem));
    taken.put(now.repository(), line);
    context.listener().taken(ReportWriter.line(line));
  }

  private RunPlan plan() {
    return context.request().plan();
  }
}
