package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.workers.loop.Effects;
import dev.orchestrator.workers.loop.RunLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drives the real loop over a world whose effects take time: an attempt comes up or is stopped a
 * second after that was decided, and its verification takes a minute.
 */
final class PlayedRun implements Effects {

  private static final Launch LAUNCH =
      new Launch(
          new RecordedProcess(1, 1, "boot"),
          "",
          "c0ffee",
          Path.of("/wt"),
          "b",
          Path.of("/log"),
          Optional.empty());

  /** How an attempt ends, and after how long. */
  record Fate(Duration after, AttemptEnd end) {

    static Fate well(Duration after) {
      return new Fate(after, ended(EndReason.SUCCEEDED, 0));
    }

    static Fate badly(Duration after, EndReason reason) {
      return new Fate(after, ended(reason, 1));
    }

    private static AttemptEnd ended(EndReason reason, int status) {
      return new AttemptEnd(
          reason, OptionalInt.of(status), Optional.empty(), "", new Work(1, 1, 0, true));
    }
  }

  private record Outcome(Duration due, RunEvent event) {}

  private final RunPlan plan;
  private final Function<BaseQuestion, BaseObservation> bases;
  private final Function<Assignment, Fate> fates;
  private final List<Assignment> starts = new ArrayList<>();
  private final Set<Integer> workedOn = new HashSet<>();
  private final Set<Integer> landing = new HashSet<>();
  private final Set<Integer> landed = new HashSet<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<AttemptId, Duration> up = new HashMap<>();
  private final Map<AttemptId, Duration> stopped = new HashMap<>();
  private final Map<AttemptId, Fate> drawn = new HashMap<>();
  private final RunLoop loop;
  private RunState state;
  private Moment now;

  PlayedRun(
      RunPlan plan,
      RunState before,
      Moment began,
      Function<BaseQuestion, BaseObservation> bases,
      Function<Assignment, Fate> fates) {
    this.plan = plan;
    this.state = before;
    this.now = began;
    this.bases = bases;
    this.fates = fates;
    this.loop = new RunLoop(plan, before, () -> now, recording(), this::look, this);
  }

  private RunLoop.Record recording() {
    return new RunLoop.Record() {
      @Override
      public RunState write(RunPlan unused, List<RunEvent> events, Moment at) {
        for (RunEvent event : events) {
          state = state.apply(new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, at, event));
        }
        return state;
      }

      @Override
      public void sync() {}
    };
  }

  /** Until the run is over, waits for somebody, or so many attempts have been started. */
  PlayedRun play(int mostStarts) {
    loop.happened(
        new RunEvent.SupervisorStarted(
            "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()));
    state.unsettled().stream()
        .filter(attempt -> attempt.phase() == Attempt.Phase.RUNNING)
        .forEach(attempt -> up.put(attempt.id(), now.elapsed()));
    Step last = loop.settle();
    Optional<Duration> next = next(last);
    while (state.phase() == RunPhase.RUNNING && starts.size() < mostStarts && next.isPresent()) {
      Duration pause = next.get().minus(now.elapsed());
      now = now.plus(pause.compareTo(Duration.ZERO) > 0 ? pause : Duration.ofMillis(1));
      deliver();
      last = loop.settle();
      next = next(last);
    }
    return this;
  }

  /** The numbers of the issues and their stages, as they were started. */
  List<Assignment> starts() {
    return starts;
  }

  RunState state() {
    return state;
  }

  Moment now() {
    return now;
  }

  private Optional<Duration> next(Step last) {
    Stream<Duration> ends =
        state.unsettled().stream()
            .filter(
                attempt ->
                    attempt.phase() == Attempt.Phase.RUNNING
                        || attempt.phase() == Attempt.Phase.STOPPING)
            .map(this::endOf);
    return Stream.of(
            outcomes.stream().map(Outcome::due), ends, last.lookAgainAt().stream(), nextCycle())
        .flatMap(UnaryOperator.identity())
        .min(Comparator.naturalOrder());
  }

  /** That a held account can be used again is seen while an attempt is at work. */
  private Stream<Duration> nextCycle() {
    return state.holds().values().stream()
        .filter(hold -> hold.probe().isPresent() && !hold.released())
        .map(unused -> now.elapsed().plusSeconds(1))
        .limit(1);
  }

  private void deliver() {
    List<Outcome> due =
        outcomes.stream().filter(each -> each.due().compareTo(now.elapsed()) <= 0).toList();
    outcomes.removeAll(due);
    due.forEach(each -> loop.happened(each.event()));
    if (due.stream().anyMatch(each -> each.event() instanceof RunEvent.LandingEnded)) {
      landed.addAll(landing);
    }
  }

  private Snapshot look(RunPlan unused, RunState seen, Moment at) {
    Map<AttemptId, AttemptObservation> attempts = new LinkedHashMap<>();
    seen.unsettled().forEach(attempt -> attempts.put(attempt.id(), observe(attempt, at)));
    Map<Integer, BaseObservation> found =
        new BaseQuestions(plan, seen)
            .open().stream().collect(Collectors.toMap(BaseQuestion::issue, this::base));
    return new Snapshot(attempts, HostObservation.READY, found);
  }

  /** Nobody but the run itself merges anything while it lives. */
  private BaseObservation base(BaseQuestion question) {
    BaseObservation there = bases.apply(question);
    Set<Integer> unmerged = new HashSet<>(there.unmerged());
    question.dependencies().stream()
        .filter(each -> each.direct() && workedOn.contains(each.issue()))
        .forEach(each -> unmerged.add(each.issue()));
    unmerged.removeAll(landed);
    return new BaseObservation(question, there.base(), there.problem(), unmerged);
  }

  private AttemptObservation observe(Attempt attempt, Moment at) {
    boolean busy = outcomes.stream().anyMatch(each -> isAbout(each, attempt));
    boolean over =
        attempt.phase() != Attempt.Phase.STARTING && at.elapsed().compareTo(endOf(attempt)) >= 0;
    return new AttemptObservation(
        attempt.id(),
        over ? Liveness.GONE : Liveness.ALIVE,
        over ? Optional.of(at.elapsed()) : Optional.empty(),
        busy,
        over ? Optional.of(fate(attempt).end()) : Optional.empty(),
        Activity.NONE,
        at.elapsed(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static boolean isAbout(Outcome outcome, Attempt attempt) {
    return outcome.event().attemptId().filter(attempt.id()::equals).isPresent();
  }

  private Duration endOf(Attempt attempt) {
    Duration stop = stopped.get(attempt.id());
    if (stop != null) {
      return stop;
    }
    Duration since = up.computeIfAbsent(attempt.id(), unused -> attempt.since().elapsed());
    return since.plus(fate(attempt).after());
  }

  private Fate fate(Attempt attempt) {
    return drawn.computeIfAbsent(attempt.id(), unused -> fates.apply(attempt.assignment()));
  }

  @Override
  public void start(RunPlan unused, RunState before, Assignment assignment) {
    starts.add(assignment);
    later(1, new RunEvent.AttemptStarted(assignment.attempt(), LAUNCH));
  }

  @Override
  public void adopt(RunPlan unused, RunState before, AttemptId attempt) {
    later(1, new RunEvent.AttemptStarted(attempt, LAUNCH));
  }

  @Override
  public void stop(RunPlan unused, RunState before, AttemptId attempt, StopCause cause) {
    stopped.put(attempt, now.elapsed().plusSeconds(1));
  }

  @Override
  public void verify(RunPlan unused, RunState before, AttemptId attempt) {
    int issue = before.attempt(attempt).orElseThrow().assignment().issue();
    workedOn.add(issue);
    VerifiedChange change = new VerifiedChange("tip-" + issue + "-" + now.elapsed(), "", 1, 0, 0);
    later(60, new RunEvent.AttemptVerified(attempt, Verification.passed().on(change)));
  }

  @Override
  public void land(RunPlan unused, Set<Integer> issues) {
    landing.addAll(issues);
    later(
        60,
        new RunEvent.LandingEnded(
            Optional.empty(),
            issues.stream()
                .map(issue -> new RunEvent.LandedIssue(issue, LandOutcome.LANDED.word(), ""))
                .toList(),
            Optional.empty()));
  }

  private void later(int seconds, RunEvent outcome) {
    outcomes.add(new Outcome(now.elapsed().plusSeconds(seconds), outcome));
  }

  static Moment beginning() {
    return new Moment(Instant.parse("2026-12-01T10:00:00Z"), Duration.ZERO);
  }
}
