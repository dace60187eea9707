package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A world in which every attempt comes up, ends well and passes its verification, and in which each
 * of these takes as long for any attempt as for any other.
 */
final class ForecastWorld {

  /** Any lengths will do: what counts is that they are equal for all. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Duration VERIFICATION = Duration.ofMinutes(1);
  private static final Duration WORK = Duration.ofMinutes(10);

  private static final Launch LAUNCH =
      new Launch(
          new RecordedProcess(0, 0, ""), "", "", Path.of(""), "", Path.of(""), Optional.empty());

  /** Something that takes a while: how long an attempt is in a phase. */
  private record Spell(AttemptId attempt, Attempt.Phase phase) {}

  private final RunPlan plan;
  private final ForecastBases bases;
  private final Map<Spell, Duration> ends = new HashMap<>();
  private Optional<Duration> landing = Optional.empty();

  ForecastWorld(RunPlan plan, ForecastBases bases) {
    this.plan = plan;
    this.bases = bases;
  }

  Snapshot look(RunState state, HostObservation host, Moment now) {
    Map<AttemptId, AttemptObservation> seen = new LinkedHashMap<>();
    state.unsettled().forEach(attempt -> seen.put(attempt.id(), observe(attempt, now)));
    return new Snapshot(seen, host, bases.look(state));
  }

  /** When the first of all that takes a while is over. */
  Optional<Duration> nextEnd(RunState state, Moment now) {
    return Stream.concat(
            state.unsettled().stream().flatMap(attempt -> end(attempt, now).stream()),
            landingEnd(state, now).stream())
        .min(Comparator.naturalOrder());
  }

  /** The outcomes of the effects that are over. */
  List<RunEvent> outcomes(RunState state, Moment now) {
    Stream<RunEvent> attempts =
        state.unsettled().stream()
            .filter(attempt -> isOver(attempt, now))
            .flatMap(attempt -> outcome(attempt).stream());
    Stream<RunEvent> landing =
        landingEnd(state, now).stream()
            .filter(at -> at.compareTo(now.elapsed()) <= 0)
            .map(unused -> landed(state));
    return Stream.concat(attempts, landing).toList();
  }

  /** Of the landing that the run has under way by itself; there is never more than one. */
  private Optional<Duration> landingEnd(RunState state, Moment now) {
    if (state.landings().underWay().isEmpty()) {
      landing = Optional.empty();
    } else if (landing.isEmpty()) {
      landing = Optional.of(now.elapsed().plus(VERIFICATION));
    }
    return landing;
  }

  private RunEvent landed(RunState state) {
    Set<Integer> issues = state.landings().underWay().keySet();
    issues.forEach(bases::landed);
    return new RunEvent.LandingEnded(
        Optional.empty(),
        issues.stream()
            .map(issue -> new RunEvent.LandedIssue(issue, LandOutcome.LANDED.word(), ""))
            .toList(),
        Optional.empty());
  }

  private Optional<RunEvent> outcome(Attempt attempt) {
    int issue = attempt.assignment().issue();
    return switch (attempt.phase()) {
      case STARTING -> Optional.of(new RunEvent.AttemptStarted(attempt.id(), LAUNCH));
      case VERIFYING -> {
        bases.passed(issue);
        VerifiedChange change = new VerifiedChange("forecast-" + issue, "", 1, 0, 0);
        yield Optional.of(
            new RunEvent.AttemptVerified(attempt.id(), Verification.passed().on(change)));
      }
      default -> Optional.empty();
    };
  }

  private AttemptObservation observe(Attempt attempt, Moment now) {
    boolean over = isOver(attempt, now);
    return switch (attempt.phase()) {
      case RUNNING ->
          over
              ? observed(attempt, now, Liveness.GONE, Optional.of(wellDone()))
              : observed(attempt, now, Liveness.ALIVE, Optional.empty());
      case STARTING, STOPPING, VERIFYING ->
          over
              ? observed(attempt, now, Liveness.GONE, Optional.empty())
              : AttemptObservation.underWay(attempt.id(), now.elapsed());
      case ENDED, VERIFIED, SETTLED -> observed(attempt, now, Liveness.GONE, Optional.empty());
    };
  }

  private static AttemptObservation observed(
      Attempt attempt, Moment now, Liveness process, Optional<AttemptEnd> end) {
    return new AttemptObservation(
        attempt.id(),
        process,
        process == Liveness.GONE ? Optional.of(now.elapsed()) : Optional.empty(),
        false,
        end,
        Activity.NONE,
        now.elapsed(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private boolean isOver(Attempt attempt, Moment now) {
    return end(attempt, now).filter(at -> at.compareTo(now.elapsed()) <= 0).isPresent();
  }

  /** When the spell is over that began when it was first asked about. */
  private Optional<Duration> end(Attempt attempt, Moment now) {
    return length(attempt, now)
        .map(
            length ->
                ends.computeIfAbsent(
                    new Spell(attempt.id(), attempt.phase()),
                    unused -> now.elapsed().plus(length)));
  }

  private Optional<Duration> length(Attempt attempt, Moment now) {
    return switch (attempt.phase()) {
      case STARTING, STOPPING -> Optional.of(MOMENT);
      case RUNNING -> Optional.of(work(attempt, now));
      case VERIFYING -> Optional.of(VERIFICATION);
      case ENDED, VERIFIED, SETTLED -> Optional.empty();
    };
  }

  /** In time, whatever the limit. */
  private Duration work(Attempt attempt, Moment now) {
    return limit(attempt)
        .map(limit -> limit.minus(now.since(attempt.since().elapsed())).dividedBy(2))
        .filter(left -> left.compareTo(WORK) < 0)
        .orElse(WORK);
  }

  private Optional<Duration> limit(Attempt attempt) {
    return plan.stage(attempt.assignment().stage())
        .flatMap(Stage::timeout)
        .or(() -> plan.settings().wallClockTimeout());
  }

  private static AttemptEnd wellDone() {
    return new AttemptEnd(
        EndReason.SUCCEEDED,
        OptionalInt.of(0),
        Optional.empty(),
        "",
        new Work(1, 1, 0, true, Optional.empty()));
  }
}
