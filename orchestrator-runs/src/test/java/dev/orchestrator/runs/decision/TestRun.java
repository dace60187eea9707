package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays a run by hand: what is seen is set, decisions are taken and folded, starts succeed. */
final class TestRun {

  private final DecisionEngine engine = new DecisionEngine();
  private final Map<AttemptId, AttemptObservation> seen = new LinkedHashMap<>();
  private final Set<Integer> merged = new HashSet<>();
  private final Map<Integer, String> withoutBase = new HashMap<>();
  private final Map<Integer, MergeConflict> conflicts = new HashMap<>();
  private HostObservation host = HostObservation.READY;
  private RunPlan plan;
  private RunState state = RunState.EMPTY;
  private Moment now = new Moment(Instant.parse("2026-11-22T10:00:00Z"), Duration.ZERO);

  TestRun(TestPlan plan) {
    this.plan = plan.build();
    startSupervisor();
  }

  /** A supervisor takes over from whoever was there. */
  void startSupervisor() {
    append(
        new RunEvent.SupervisorStarted(
            "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()));
  }

  RunState state() {
    return state;
  }

  Moment now() {
    return now;
  }

  IssueState issue(int number) {
    return state.issue(plan.issue(number).orElseThrow());
  }

  AttemptId current(int issue) {
    return state.issues().get(issue).current().map(Attempt::id).orElseThrow();
  }

  void replan(TestPlan edited) {
    plan = edited.build();
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** The wall clock is set; the run's clock knows nothing of it. */
  void setWallClock(Instant to) {
    now = new Moment(to, now.elapsed());
  }

  void host(HostObservation observed) {
    host = observed;
  }

  void merge(int issue) {
    merged.add(issue);
  }

  /** What the issue would begin at cannot be told. */
  void noBase(int issue, String problem) {
    withoutBase.put(issue, problem);
  }

  /** What the issue builds on does not fit together; with no path any more, it does. */
  void conflict(int issue, String... paths) {
    conflicts.put(issue, new MergeConflict(List.of("tip"), List.of(paths)));
  }

  private Map<Integer, BaseObservation> bases() {
    Map<Integer, BaseObservation> bases = new HashMap<>();
    for (BaseQuestion question : new BaseQuestions(plan, state).open()) {
      String problem = withoutBase.get(question.issue());
      if (problem == null) {
        bases.put(question.issue(), base(question));
      } else if (!problem.isEmpty()) {
        bases.put(question.issue(), BaseObservation.none(question, problem));
      }
    }
    return bases;
  }

  private BaseObservation base(BaseQuestion question) {
    IssueBase ready = TestBases.base(question);
    Set<Integer> unmerged =
        question.dependencies().stream().map(Dependency::issue).collect(Collectors.toSet());
    unmerged.removeAll(merged);
    Optional<MergeConflict> conflict =
        Optional.ofNullable(conflicts.get(question.issue()))
            .filter(found -> !found.paths().isEmpty());
    IssueBase base =
        new IssueBase(
            ready.commit(),
            ready.branch(),
            ready.branchCommit(),
            ready.predecessors(),
            conflict,
            ready.remarks());
    return BaseObservation.of(question, base, unmerged);
  }

  void command(UserCommand command) {
    append(new RunEvent.CommandReceived("c" + state.seq(), command));
  }

  void append(RunEvent event) {
    state = state.apply(new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, now, event));
  }

  /** What the rules say now, without doing it. */
  Step look() {
    return engine.decide(plan, state, new Snapshot(seen, host, bases()), now);
  }

  /** One step: everything decided is folded; starts are confirmed at once. */
  List<Decision> step() {
    List<Decision> decisions = look().decisions();
    for (Decision decision : decisions) {
      append(new RunEvent.Decided(decision));
      if (decision instanceof Decision.Start start) {
        confirm(start.assignment().attempt());
      }
    }
    return decisions;
  }

  /** Steps until nothing is decided. */
  List<Decision> settle() {
    List<Decision> all = new ArrayList<>();
    for (int round = 0; round < 1000; round++) {
      List<Decision> decided = step();
      if (decided.isEmpty()) {
        return all;
      }
      all.addAll(decided);
      if (decided.get(0) instanceof Decision.Verify || decided.get(0) instanceof Decision.Stop) {
        return all;
      }
      if (decided.get(0) instanceof Decision.EndRun) {
        return all;
      }
    }
    throw new AssertionError("the rules never come to rest");
  }

  void confirm(AttemptId attempt) {
    confirm(attempt, Optional.empty());
  }

  void confirm(AttemptId attempt, Optional<String> session) {
    append(
        new RunEvent.AttemptStarted(
            attempt,
            new Launch(
                new RecordedProcess(100, 100, "boot"),
                "%1",
                "c0ffee",
                Path.of("/wt"),
                "b",
                Path.of("/log"),
                session)));
    put(Seen.of(this, issueOf(attempt)).build());
  }

  void put(AttemptObservation observation) {
    seen.put(observation.attempt(), observation);
  }

  void exits(AttemptId attempt, AttemptEnd end) {
    put(
        new AttemptObservation(
            attempt,
            Liveness.GONE,
            Optional.of(now.elapsed()),
            false,
            Optional.of(end),
            Activity.NONE,
            now.elapsed(),
            Optional.empty(),
            Optional.empty(),
            ""));
  }

  void announces(AttemptId attempt, EndReason reason) {
    put(Seen.of(this, issueOf(attempt)).finalResult(now.elapsed(), reason).build());
  }

  private int issueOf(AttemptId attempt) {
    return state.attempt(attempt).orElseThrow().assignment().issue();
  }

  /** The issue's next start is decided, and the supervisor dies before it learns more. */
  void startUnconfirmed() {
    look().decisions().forEach(decision -> append(new RunEvent.Decided(decision)));
  }

  /** The issue's attempt is gone without a record, and is swept up. */
  void vanish(int issue) {
    put(Seen.of(this, issue).goneSince(now.elapsed()).build());
    advance(Duration.ofMinutes(1));
    step();
    step();
  }

  void verified(AttemptId attempt, Verification verification) {
    append(new RunEvent.AttemptVerified(attempt, verification));
  }

  /** The issue's attempt ends well and passes verification. */
  void succeed(int issue) {
    AttemptId attempt = current(issue);
    exits(attempt, ended(EndReason.SUCCEEDED, 0, new Work(1, 1, 0, true)));
    settle();
    verified(attempt, Verification.passed());
  }

  /** The issue's attempt ends with a failure of the agent. */
  void fail(int issue) {
    exits(current(issue), ended(EndReason.FAILED, 1, Work.NONE));
  }

  static AttemptEnd ended(EndReason reason, int code, Work work) {
    return new AttemptEnd(reason, OptionalInt.of(code), Optional.empty(), "", work);
  }
}
