package dev.orchestrator.runs.decision;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may start now, and on which worker. Issues that were begun come before new ones, then waves,
 * priorities and numbers, each from the lowest. Decides for one moment; knows nothing of the next.
 */
final class Scheduler {

  private static final Comparator<Issue> ORDER_OF_PLAN =
      Comparator.comparingInt(Issue::wave)
          .thenComparingInt(Issue::priority)
          .thenComparingInt(Issue::number);

  private final RunPlan plan;
  private final RunState state;
  private final Moment now;
  private final HostObservation host;
  private final IssueDependencies dependencies;
  private final BaseRules bases;
  private final RuleFindings findings;
  private final AgentChoices agents;
  private final WorkerSlots slots;
  private final RepositoryLoad load;
  private boolean staggered;
  private int prepared;

  Scheduler(
      RunPlan plan,
      RunState state,
      Moment now,
      HostObservation host,
      IssueDependencies dependencies,
      BaseRules bases,
      RuleFindings findings) {
    this.plan = plan;
    this.state = state;
    this.now = now;
    this.host = host;
    this.dependencies = dependencies;
    this.bases = bases;
    this.findings = findings;
    this.agents = new AgentChoices(state, now);
    this.slots = new WorkerSlots(plan, state);
    this.load = new RepositoryLoad(plan, state);
  }

  void schedule() {
    for (Candidate candidate : candidates()) {
      Optional<Wait> obstacle = obstacle(candidate);
      obstacle.ifPresentOrElse(findings::add, () -> start(candidate));
      obstacle.ifPresent(wait -> prepare(candidate, wait));
      obstacle.filter(BaseRules::isLasting).ifPresent(wait -> postpone(candidate, wait));
    }
  }

  /** Once for each reason, so that everybody who reads the journal knows it. */
  private void postpone(Candidate candidate, Wait wait) {
    boolean known =
        candidate.known().waiting() && candidate.known().reason().equals(wait.basis().reason());
    if (!known) {
      findings.decide(new Decision.Postpone(wait.issue(), wait.basis()));
    }
  }

  /** A place is settled a little before there is a worker for it, so that it can be made ready. */
  private void prepare(Candidate candidate, Wait wait) {
    boolean soon =
        wait.basis().rule() == Rule.NO_FREE_WORKER && prepared++ < plan.settings().workers();
    if (soon) {
      begin(candidate);
    }
  }

  private void begin(Candidate candidate) {
    if (!BaseQuestions.hasBegun(candidate.known())) {
      AgentChoice choice = agents.choose(plan.agentFor(candidate.issue(), stageOf(candidate)));
      findings.decide(bases.begin(candidate.issue(), choice.agent().orElseThrow().account()));
    }
  }

  private List<Candidate> candidates() {
    return plan.issues().stream()
        .map(issue -> new Candidate(issue, state.issue(issue)))
        .filter(Candidate::mayStart)
        .sorted(Candidate.ORDER)
        .toList();
  }

  /** The first thing that keeps an issue from starting; each is a reason people can act on. */
  private Optional<Wait> obstacle(Candidate candidate) {
    Issue issue = candidate.issue();
    IssueState known = candidate.known();
    if (state.controls().stop().isPresent()) {
      return wait(issue, Rule.RUN_STOPPED, "the run is being stopped");
    }
    if (state.controls().paused()) {
      return wait(issue, Rule.PAUSED, "the run is paused");
    }
    if (state.controls().orders().forbid(issue.number())) {
      return wait(
          issue, Rule.ISSUE_STOPPED, "somebody stopped it; it starts when it is to be tried again");
    }
    List<Integer> unfinished = dependencies.unfinishedFor(issue);
    if (!unfinished.isEmpty()) {
      return wait(issue, Rule.DEPENDENCY_UNFINISHED, "it waits for " + hashed(unfinished));
    }
    Optional<Wait> base = bases.obstacle(issue, known);
    if (base.isPresent()) {
      return base;
    }
    if (now.elapsed().compareTo(known.next().notBefore()) < 0) {
      Duration left = known.next().notBefore().minus(now.elapsed());
      return waitUntil(
          issue,
          Rule.BACKING_OFF,
          "it is tried again in " + Durations.format(left) + ": " + known.reason(),
          known.next().notBefore());
    }
    return accountObstacle(candidate).or(() -> roomObstacle(issue));
  }

  private Optional<Wait> accountObstacle(Candidate candidate) {
    Issue issue = candidate.issue();
    AgentChoice choice = agents.choose(plan.agentFor(issue, stageOf(candidate)));
    if (choice.agent().isPresent()) {
      return Optional.empty();
    }
    return choice
        .lapsesAt()
        .map(at -> waitUntil(issue, Rule.ACCOUNT_HELD, choice.reason(), at))
        .orElseGet(() -> wait(issue, Rule.ACCOUNT_HELD, choice.reason()));
  }

  private Optional<Wait> roomObstacle(Issue issue) {
    if (slots.noneFree()) {
      return wait(issue, Rule.NO_FREE_WORKER, "every worker is busy");
    }
    if (load.isFull(issue)) {
      return wait(
          issue,
          Rule.REPOSITORY_BUSY,
          "as many attempts as allowed are at work in " + issue.repository());
    }
    Optional<String> shortage = new Admission(plan.settings().limits()).refuses(host, idle());
    if (shortage.isPresent()) {
      return Optional.of(
          new Wait(
              issue.number(), Basis.of(Rule.MACHINE_BUSY, shortage.get(), host), Optional.empty()));
    }
    return staggerObstacle(issue);
  }

  private boolean idle() {
    return slots.allFree();
  }

  /** A start on a worker that was not at work just now keeps its distance from the last such. */
  private Optional<Wait> staggerObstacle(Issue issue) {
    int worker = slots.choose(issue);
    if (!slots.coldStart(worker)) {
      return Optional.empty();
    }
    Optional<Duration> turn =
        state.lastStaggeredStart().map(last -> last.plus(plan.settings().staggerDelay()));
    if (staggered && !plan.settings().staggerDelay().isZero()) {
      return waitUntil(
          issue,
          Rule.STAGGERED,
          "starts are staggered",
          now.elapsed().plus(plan.settings().staggerDelay()));
    }
    return turn.filter(at -> now.elapsed().compareTo(at) < 0)
        .flatMap(at -> waitUntil(issue, Rule.STAGGERED, "starts are staggered", at));
  }

  private void start(Candidate candidate) {
    Issue issue = candidate.issue();
    IssueState known = candidate.known();
    int worker = slots.choose(issue);
    boolean cold = slots.coldStart(worker);
    Stage stage = stageOf(candidate);
    AgentChoice choice = agents.choose(plan.agentFor(issue, stage));
    String account = choice.agent().orElseThrow().account();
    boolean probe = state.holdOn(account).isPresent();
    begin(candidate);
    AttemptId id = AttemptId.of(state.token(), issue.number(), stage.name(), known.attempts() + 1);
    findings.decide(
        new Decision.Start(
            new Assignment(
                id,
                issue.number(),
                issue.repository(),
                stage.name(),
                worker,
                kindFor(known, account),
                account,
                probe),
            cold,
            Basis.of(
                probe ? Rule.PROBE_DUE : Rule.FREE_WORKER,
                describe(issue, stage, worker, probe)
                    + (choice.reason().isEmpty()
                        ? ""
                        : "; by " + account + ", as " + choice.reason()),
                host)));
    slots.take(worker);
    load.add(issue.repository());
    staggered |= cold;
    if (probe) {
      agents.probe(account);
    }
  }

  /** A session belongs to the agent that held it; another one goes on from what it left. */
  private static AttemptKind kindFor(IssueState known, String account) {
    AttemptKind kind = known.next().kind();
    boolean sameAgent =
        known.last().filter(last -> last.assignment().account().equals(account)).isPresent();
    return kind == AttemptKind.RESUME && !sameAgent ? AttemptKind.CONTINUATION : kind;
  }

  private String describe(Issue issue, Stage stage, int worker, boolean probe) {
    String what =
        stage.name()
            + " on worker "
            + worker
            + ": wave "
            + issue.wave()
            + ", priority "
            + issue.priority();
    return probe ? what + "; to find out if its account can be used again" : what;
  }

  private Stage stageOf(Candidate candidate) {
    return candidate.known().stage().flatMap(plan::stage).orElseGet(() -> firstStageOf(candidate));
  }

  private Stage firstStageOf(Candidate candidate) {
    boolean merging =
        BaseQuestions.hasBegun(candidate.known())
            ? candidate.known().merging()
            : bases.conflicts(candidate.issue());
    return merging
        ? plan.stage(Stage.MERGE.name()).orElse(Stage.MERGE)
        : plan.firstStageOf(candidate.issue());
  }

  private Optional<Wait> wait(Issue issue, Rule rule, String reason) {
    return Optional.of(new Wait(issue.number(), Basis.of(rule, reason), Optional.empty()));
  }

  private Optional<Wait> waitUntil(Issue issue, Rule rule, String reason, Duration until) {
    return Optional.of(new Wait(issue.number(), Basis.of(rule, reason), Optional.of(until)));
  }

  private static String hashed(List<Integer> numbers) {
    return numbers.stream()
        .map(number -> "#" + number)
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** An issue with what is known of it. */
  private record Candidate(Issue issue, IssueState known) {

    static final Comparator<Candidate> ORDER =
        Comparator.comparing((Candidate candidate) -> !candidate.begun())
            .thenComparing(Candidate::issue, ORDER_OF_PLAN);

    boolean mayStart() {
      return !known.status().settled() && known.current().isEmpty();
    }

    private boolean begun() {
      return known.status() == IssueStatus.IN_PROGRESS;
    }
  }
}
