package dev.orchestrator.runs.decision;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.FinalResult;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.plan.Limits;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import java.time.Duration;
import java.util.Optional;

/** What to do about one attempt of which something may still be alive. */
final class AttemptRules {

  private final RunPlan plan;
  private final RunState state;
  private final Moment now;
  private final boolean fleetVanished;
  private final RuleFindings findings;
  private final Attempt attempt;
  private final AttemptObservation seen;
  private final Limits limits;

  AttemptRules(
      RunPlan plan,
      RunState state,
      Moment now,
      boolean fleetVanished,
      RuleFindings findings,
      Attempt attempt,
      AttemptObservation seen) {
    this.plan = plan;
    this.state = state;
    this.now = now;
    this.fleetVanished = fleetVanished;
    this.findings = findings;
    this.attempt = attempt;
    this.seen = seen;
    this.limits = plan.settings().limits();
  }

  void judge() {
    if (seen.underWay()) {
      await(Rule.EFFECT_UNDER_WAY, "something is being done about it right now");
    } else if (seen.end().isPresent()) {
      recordEnd(Rule.EXIT_RECORDED, trueEnd(seen.end().get()));
    } else if (attempt.phase() != Attempt.Phase.STOPPING && attempt.stopping().isPresent()) {
      stop(
          attempt.stopping().get(),
          Rule.STOP_REPEATED,
          "it was to be stopped, and it is not known whether that was done");
    } else {
      switch (attempt.phase()) {
        case STARTING -> judgeStarting();
        case STOPPING -> judgeStopping();
        default -> judgeRunning();
      }
    }
  }

  /** Its start was decided and nobody wrote down what became of it: the supervisor was killed. */
  private void judgeStarting() {
    switch (seen.process()) {
      case ALIVE ->
          findings.decide(
              new Decision.Adopt(
                  attempt.id(), basis(Rule.START_CONFIRMED, "it is alive: its start took place")));
      case GONE -> whenGoneFor(limits.exitRecordGrace(), this::neverStarted);
      case UNKNOWN -> unknown();
    }
  }

  private void neverStarted() {
    stop(
        StopCause.NEVER_STARTED,
        Rule.START_NEVER_TOOK_PLACE,
        "its start was decided but nothing of it exists");
  }

  private void judgeStopping() {
    switch (seen.process()) {
      case GONE -> recordEnd(Rule.EXIT_RECORDED, endWithoutRecord());
      case UNKNOWN -> unknown();
      case ALIVE -> repeatStop();
    }
  }

  private void repeatStop() {
    Duration again = attempt.since().elapsed().plus(limits.stopPatience());
    StopCause cause = attempt.stopping().orElse(StopCause.RUN_STOPPED);
    if (now.elapsed().compareTo(again) >= 0) {
      stop(cause, Rule.STOP_REPEATED, "it is still alive after it was stopped");
    } else {
      awaitUntil(Rule.WITHIN_GRACE, "it was stopped and has not gone yet", again);
    }
  }

  private void judgeRunning() {
    if (!seen.waitsFor().equals(attempt.waitsFor())) {
      noteWaiting();
    } else if (unwantedCause().isPresent()) {
      stop(unwantedCause().get(), Rule.STOP_REQUESTED, "somebody asked for it");
    } else if (seen.process() == Liveness.UNKNOWN) {
      unknown();
    } else if (seen.process() == Liveness.GONE) {
      whenGoneForGood(this::vanished);
    } else if (seen.finalResult().isPresent()) {
      judgeFinalResult(seen.finalResult().get());
    } else {
      judgeTime();
    }
  }

  private void noteWaiting() {
    String reason =
        seen.waitsFor().map(what -> "it waits for a person: " + what).orElse("it goes on");
    findings.decide(
        new Decision.Await(attempt.id(), seen.waitsFor(), basis(Rule.WAITS_FOR_A_PERSON, reason)));
  }

  private Optional<StopCause> unwantedCause() {
    if (state.controls().stop().filter(stop -> !stop.drain()).isPresent()) {
      return Optional.of(StopCause.RUN_STOPPED);
    }
    if (state.controls().orders().forbid(attempt.assignment().issue())) {
      return Optional.of(StopCause.ISSUE_STOPPED);
    }
    return state.controls().orders().unwanted().contains(attempt.id())
        ? Optional.of(StopCause.RESTART_REQUESTED)
        : Optional.empty();
  }

  private void whenGoneFor(Duration grace, Runnable consequence) {
    awaitOr(seen.goneSince().orElse(now.elapsed()).plus(grace), consequence);
  }

  /** A slow start may look like death until it is over. */
  private void whenGoneForGood(Runnable consequence) {
    Duration started = attempt.since().elapsed().plus(limits.startUpGrace());
    Duration recorded = seen.goneSince().orElse(now.elapsed()).plus(limits.exitRecordGrace());
    awaitOr(started.compareTo(recorded) > 0 ? started : recorded, consequence);
  }

  private void awaitOr(Duration over, Runnable consequence) {
    if (now.elapsed().compareTo(over) >= 0) {
      consequence.run();
    } else {
      awaitUntil(Rule.WITHIN_GRACE, "nothing of it is to be seen; it is given a moment", over);
    }
  }

  private void vanished() {
    stop(
        fleetVanished ? StopCause.VANISHED_WITH_ALL : StopCause.VANISHED,
        fleetVanished ? Rule.FLEET_VANISHED : Rule.VANISHED,
        fleetVanished
            ? "every worker vanished at once"
            : "its process is gone and left no exit record");
  }

  private void judgeFinalResult(FinalResult result) {
    Duration over = result.since().plus(limits.finalResultGrace());
    if (now.elapsed().compareTo(over) >= 0) {
      stop(
          StopCause.RESULT_WITHOUT_EXIT,
          Rule.RESULT_WITHOUT_EXIT,
          "it gave its final result "
              + Durations.format(now.since(result.since()))
              + " ago and did not exit");
    } else {
      awaitUntil(Rule.WITHIN_GRACE, "it gave its final result and is about to exit", over);
    }
  }

  private void judgeTime() {
    Duration running = now.since(attempt.since().elapsed());
    Duration quiet = now.since(seen.lastActivity());
    Optional<Duration> limit = wallClockLimit();
    if (limit.isPresent() && running.compareTo(limit.get()) >= 0) {
      stop(
          StopCause.TIMED_OUT,
          Rule.OUT_OF_TIME,
          "it ran for " + Durations.format(running) + ", limit " + Durations.format(limit.get()));
    } else if (seen.waitsFor().isPresent()) {
      await(Rule.WAITS_FOR_A_PERSON, "it waits for a person: " + seen.waitsFor().get());
    } else if (quiet.compareTo(plan.settings().stallTimeout()) >= 0) {
      stop(StopCause.STALLED, Rule.STALLED, describeStall(quiet));
    } else {
      healthy(limit);
    }
  }

  private String describeStall(Duration quiet) {
    return "no output, no processor time and no change in the worktree for "
        + Durations.format(quiet)
        + (seen.busyWith().isEmpty() ? "" : "; it hangs in " + seen.busyWith());
  }

  private void healthy(Optional<Duration> limit) {
    Duration stall = seen.lastActivity().plus(plan.settings().stallTimeout());
    Duration end = limit.map(attempt.since().elapsed()::plus).orElse(stall);
    awaitUntil(Rule.HEALTHY, "it is at work", stall.compareTo(end) < 0 ? stall : end);
  }

  private Optional<Duration> wallClockLimit() {
    return plan.stage(attempt.assignment().stage())
        .flatMap(Stage::timeout)
        .or(() -> plan.settings().wallClockTimeout());
  }

  /**
   * After a stop of ours the exit status says how the agent took it, not how the work ended; unless
   * it had announced before that it was done.
   */
  private AttemptEnd trueEnd(AttemptEnd recorded) {
    if (recorded.reason() == EndReason.SUCCEEDED && announcedSuccess()) {
      return recorded;
    }
    StopCause cause = attempt.stopping().orElse(StopCause.VANISHED);
    return switch (cause) {
      case VANISHED, VANISHED_WITH_ALL -> recorded;
      case NEVER_STARTED ->
          recorded.isPresumed() ? recorded.because(cause.end(), causeInWords(cause)) : recorded;
      case RESULT_WITHOUT_EXIT -> finalEnd(recorded);
      default -> recorded.because(cause.end(), causeInWords(cause));
    };
  }

  private boolean announcedSuccess() {
    return seen.finalResult().filter(r -> r.reason() == EndReason.SUCCEEDED).isPresent();
  }

  private AttemptEnd endWithoutRecord() {
    StopCause cause = attempt.stopping().orElse(StopCause.VANISHED);
    AttemptEnd end =
        AttemptEnd.of(cause.end(), causeInWords(cause)).using(seen.usage(), Optional.empty());
    return cause == StopCause.RESULT_WITHOUT_EXIT ? finalEnd(end) : end;
  }

  private AttemptEnd finalEnd(AttemptEnd recorded) {
    return seen.finalResult()
        .map(result -> recorded.because(result.reason(), result.detail()))
        .orElse(recorded);
  }

  private String causeInWords(StopCause cause) {
    return switch (cause) {
      case STALLED -> "no activity for " + Durations.format(plan.settings().stallTimeout());
      case TIMED_OUT -> "limit " + wallClockLimit().map(Durations::format).orElse("");
      default -> "";
    };
  }

  private void unknown() {
    await(Rule.PROBE_FAILED, "it could not be looked at, which proves nothing");
  }

  private void recordEnd(Rule rule, AttemptEnd end) {
    findings.decide(new Decision.RecordEnd(attempt.id(), end, basis(rule, "it " + end.describe())));
  }

  private void stop(StopCause cause, Rule rule, String reason) {
    findings.decide(new Decision.Stop(attempt.id(), cause, basis(rule, reason)));
  }

  private void await(Rule rule, String reason) {
    findings.await(attempt.assignment().issue(), basis(rule, reason));
  }

  private void awaitUntil(Rule rule, String reason, Duration until) {
    findings.awaitUntil(attempt.assignment().issue(), basis(rule, reason), until);
  }

  private Basis basis(Rule rule, String reason) {
    return Basis.of(rule, reason, seen);
  }
}
