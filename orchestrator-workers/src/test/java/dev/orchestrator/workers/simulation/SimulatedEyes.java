package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.ActivityTracker;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.FinalResult;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.loop.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How one supervisor sees the machine; what it remembers of earlier looks dies with it. */
final class SimulatedEyes implements World {

  private final SimulatedMachine machine;
  private final SimulatedShell shell;
  private final Chance chance;
  private final Weather weather;
  private final Flaw flaw;
  private final SimulatedBases bases;
  private final Map<AttemptId, Duration> goneSince = new HashMap<>();
  private final Map<AttemptId, ActivityTracker> activity = new HashMap<>();
  private final Map<AttemptId, FinalResult> results = new HashMap<>();
  private long lastLook = -1;
  private int looks;

  SimulatedEyes(
      SimulatedMachine machine, SimulatedShell shell, Chance chance, Weather weather, Flaw flaw) {
    this.machine = machine;
    this.shell = shell;
    this.chance = chance;
    this.weather = weather;
    this.flaw = flaw;
    this.bases = new SimulatedBases(chance, weather, flaw);
  }

  @Override
  public Snapshot look(RunPlan plan, RunState state, Moment now) {
    looks = machine.now() == lastLook ? looks + 1 : 0;
    lastLook = machine.now();
    Invariants.rest(looks);
    Map<AttemptId, AttemptObservation> seen = new LinkedHashMap<>();
    for (IssueState issue : state.issues().values()) {
      issue.current().map(Attempt::id).ifPresent(id -> seen.put(id, observe(id, now)));
      issue.last().map(Attempt::id).ifPresent(id -> seen.put(id, observe(id, now)));
    }
    return new Snapshot(seen, host(), bases.look(plan, state));
  }

  private HostObservation host() {
    return new HostObservation(
        OptionalLong.of(weather.shortOfMemory ? 0 : 1L << 40),
        OptionalDouble.of(0),
        OptionalLong.of(weather.diskFull ? 0 : 1L << 40),
        weather.serverSilent ? Liveness.UNKNOWN : Liveness.ALIVE);
  }

  private AttemptObservation observe(AttemptId attempt, Moment now) {
    boolean hidden = weather.serverSilent || (weather.foggy && chance.percent(30));
    if (hidden && flaw != Flaw.UNKNOWN_IS_GONE) {
      return observed(attempt, now, Liveness.UNKNOWN, Optional.empty());
    }
    boolean alive = !hidden && machine.process(attempt).filter(p -> p.alive).isPresent();
    boolean orphan = machine.process(attempt).filter(p -> p.orphan).isPresent();
    Optional<AttemptEnd> end = Optional.empty();
    if (!alive && !(orphan && flaw != Flaw.ORPHANS_ARE_LEFT)) {
      end = flaw == Flaw.EXIT_RECORDS_ARE_LOST ? end : machine.exitRecord(attempt);
    } else if (!alive) {
      machine.sweep(attempt);
    }
    return observed(attempt, now, alive || orphan ? Liveness.ALIVE : Liveness.GONE, end);
  }

  private AttemptObservation observed(
      AttemptId attempt, Moment now, Liveness process, Optional<AttemptEnd> end) {
    if (process != Liveness.GONE) {
      goneSince.remove(attempt);
    } else {
      goneSince.putIfAbsent(attempt, now.elapsed());
    }
    Activity counters = counters(attempt);
    ActivityTracker tracker =
        activity.merge(
            attempt,
            ActivityTracker.firstSight(counters, now.elapsed()),
            (old, first) -> old.look(counters, now.elapsed()));
    return new AttemptObservation(
        attempt,
        process,
        Optional.ofNullable(goneSince.get(attempt)),
        shell.isUnderWay(attempt),
        end,
        counters,
        tracker.lastActivity(),
        finalResult(attempt, now),
        waitsFor(attempt),
        "");
  }

  private Activity counters(AttemptId attempt) {
    long bytes =
        machine
            .process(attempt)
            .filter(process -> !process.behaviour.isSilent())
            .map(process -> machine.now() / 1000)
            .orElse(0L);
    return new Activity(bytes, 0, 0, 0);
  }

  private Optional<FinalResult> finalResult(AttemptId attempt, Moment now) {
    machine
        .process(attempt)
        .filter(process -> process.behaviour == Behaviour.RESULT_AND_HANG)
        .filter(process -> machine.now() - process.bornAt > 5000)
        .ifPresent(
            process -> {
              machine.commit(process);
              results.putIfAbsent(
                  attempt, new FinalResult(now.elapsed(), EndReason.SUCCEEDED, "done"));
            });
    return Optional.ofNullable(results.get(attempt));
  }

  private Optional<String> waitsFor(AttemptId attempt) {
    return machine
        .process(attempt)
        .filter(process -> process.alive && process.behaviour == Behaviour.ASK_A_PERSON)
        .filter(process -> machine.now() < (process.bornAt + process.endsAt) / 2)
        .map(process -> "may I?");
  }
}
