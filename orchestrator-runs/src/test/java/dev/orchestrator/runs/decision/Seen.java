package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.FinalResult;
import dev.orchestrator.runs.observation.Liveness;
import java.time.Duration;
import java.util.Optional;

/** An observation, said word by word; without a word more it is of an attempt that is alive. */
final class Seen {

  private final AttemptId attempt;
  private Liveness process = Liveness.ALIVE;
  private Optional<Duration> goneSince = Optional.empty();
  private boolean underWay;
  private Optional<AttemptEnd> end = Optional.empty();
  private Duration lastActivity;
  private Optional<FinalResult> finalResult = Optional.empty();
  private Optional<String> waitsFor = Optional.empty();
  private String busyWith = "";

  private Seen(AttemptId attempt, Duration now) {
    this.attempt = attempt;
    this.lastActivity = now;
  }

  static Seen of(TestRun run, int issue) {
    return new Seen(run.current(issue), run.now().elapsed());
  }

  Seen process(Liveness liveness) {
    process = liveness;
    return this;
  }

  Seen goneSince(Duration when) {
    process = Liveness.GONE;
    goneSince = Optional.of(when);
    return this;
  }

  Seen underWay() {
    underWay = true;
    return this;
  }

  Seen end(AttemptEnd how) {
    process = Liveness.GONE;
    end = Optional.of(how);
    return this;
  }

  Seen lastActivity(Duration when) {
    lastActivity = when;
    return this;
  }

  Seen finalResult(Duration since, EndReason reason) {
    finalResult = Optional.of(new FinalResult(since, reason, ""));
    return this;
  }

  Seen waitsFor(String what) {
    waitsFor = Optional.of(what);
    return this;
  }

  Seen busyWith(String process) {
    busyWith = process;
    return this;
  }

  AttemptObservation build() {
    return new AttemptObservation(
        attempt,
        process,
        goneSince,
        underWay,
        end,
        Activity.NONE,
        lastActivity,
        finalResult,
        waitsFor,
        busyWith);
  }
}
