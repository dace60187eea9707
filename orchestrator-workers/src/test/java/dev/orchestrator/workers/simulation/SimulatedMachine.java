package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.run.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What survives a supervisor: the disk with the attempts' folders, the terminal server with the
 * processes in it, and time. Everything in milliseconds since the beginning.
 */
final class SimulatedMachine {

  /** An agent's wrapper and the agent below it. */
  static final class Process {
    final Assignment assignment;
    final Behaviour behaviour;
    final long bornAt;
    long endsAt;
    boolean alive = true;
    boolean orphan;
    boolean signalled;
    int commits;

    Process(Assignment assignment, Behaviour behaviour, long bornAt, long endsAt) {
      this.assignment = assignment;
      this.behaviour = behaviour;
      this.bornAt = bornAt;
      this.endsAt = endsAt;
    }
  }

  private record Spawn(Assignment assignment, long at) {}

  private final Chance chance;
  private final Consumer<Process> onBirth;
  private final Map<AttemptId, Process> processes = new LinkedHashMap<>();
  private final Map<AttemptId, AttemptEnd> exitRecords = new HashMap<>();
  private final Set<AttemptId> voided = new HashSet<>();
  private final List<Spawn> spawns = new ArrayList<>();
  private final SimulatedRepository repository = new SimulatedRepository();
  private final Outage outage;
  private long now;

  SimulatedMachine(Chance chance, Outage outage, Consumer<Process> onBirth) {
    this.chance = chance;
    this.outage = outage;
    this.onBirth = onBirth;
  }

  long now() {
    return now;
  }

  Collection<Process> processes() {
    return processes.values();
  }

  Optional<Process> process(AttemptId attempt) {
    return Optional.ofNullable(processes.get(attempt));
  }

  Optional<AttemptEnd> exitRecord(AttemptId attempt) {
    return Optional.ofNullable(exitRecords.get(attempt));
  }

  Map<AttemptId, AttemptEnd> exitRecords() {
    return exitRecords;
  }

  boolean wasVoided(AttemptId attempt) {
    return voided.contains(attempt);
  }

  /** The terminal server is asked for a window; the wrapper comes up in it some time later. */
  long spawn(Assignment assignment) {
    long at = now + chance.between(0, chance.percent(3) ? 60_000 : 3000);
    spawns.add(new Spawn(assignment, at));
    return at;
  }

  /** From now on the attempt's wrapper ends before it runs the agent. */
  void cancel(AttemptId attempt) {
    if (!processes.containsKey(attempt)) {
      voided.add(attempt);
    }
  }

  /** Signals everything of an attempt; some take their time. */
  void signal(AttemptId attempt) {
    Process process = processes.get(attempt);
    if (process == null) {
      return;
    }
    process.orphan = false;
    if (process.alive) {
      process.signalled = true;
      long patience = process.behaviour == Behaviour.IGNORE_TERM ? 10_000 : 200;
      process.endsAt = Math.min(process.endsAt, now + patience);
    }
  }

  /** What an attempt left running after its exit is swept up. */
  void sweep(AttemptId attempt) {
    process(attempt).ifPresent(process -> process.orphan = false);
  }

  /** The terminal server dies, and with it what ran in it; nobody writes an exit record. */
  void loseEverything() {
    spawns.clear();
    processes
        .values()
        .forEach(
            process -> {
              process.alive = false;
              process.orphan = false;
            });
  }

  /** One wrapper dies with its agent, as under kill -9. */
  void loseOne() {
    List<Process> alive = processes.values().stream().filter(process -> process.alive).toList();
    if (!alive.isEmpty()) {
      chance.oneOf(alive).alive = false;
    }
  }

  /** The next moment at which something happens by itself. */
  long nextEvent() {
    long next = Long.MAX_VALUE;
    for (Spawn spawn : spawns) {
      next = Math.min(next, spawn.at());
    }
    for (Process process : processes.values()) {
      if (process.alive) {
        next = Math.min(next, process.endsAt);
      }
    }
    return next;
  }

  /** Lets time pass, and everything that is due on the way happen in its order. */
  void advanceTo(long until) {
    for (long next = nextEvent(); next <= until; next = nextEvent()) {
      now = Math.max(now, next);
      comeUp();
      end();
    }
    now = Math.max(now, until);
  }

  private void comeUp() {
    for (Spawn spawn : List.copyOf(spawns)) {
      if (spawn.at() <= now) {
        spawns.remove(spawn);
        if (!voided.contains(spawn.assignment().attempt())) {
          bear(spawn.assignment());
        }
      }
    }
  }

  private void bear(Assignment assignment) {
    Behaviour behaviour = outage.covers(now) ? Behaviour.BE_REFUSED : Behaviour.draw(chance);
    long life =
        switch (behaviour) {
          case HANG -> Long.MAX_VALUE / 4;
          case RESULT_AND_HANG, IGNORE_TERM -> Long.MAX_VALUE / 4;
          case BE_REFUSED -> chance.between(200, 3000);
          default -> chance.percent(30) ? chance.between(0, 2000) : chance.between(0, 1_200_000);
        };
    Process process = new Process(assignment, behaviour, now, now + life);
    processes.put(assignment.attempt(), process);
    onBirth.accept(process);
  }

  private void end() {
    for (Process process : processes.values()) {
      if (process.alive && process.endsAt <= now) {
        process.alive = false;
        writeExitRecord(process);
      }
    }
  }

  private void writeExitRecord(Process process) {
    boolean lost = process.signalled && chance.percent(30);
    process.orphan = !process.signalled && process.behaviour == Behaviour.LEAVE_ORPHAN;
    if (process.behaviour.commits()) {
      commit(process);
    }
    if (!lost) {
      exitRecords.put(process.assignment.attempt(), endOf(process));
    }
  }

  /** The agent commits its work. */
  void commit(Process process) {
    process.commits = 1;
    repository.commit(process);
  }

  SimulatedRepository repository() {
    return repository;
  }

  private AttemptEnd endOf(Process process) {
    Work work = new Work(process.commits, process.commits, 0, process.commits > 0);
    if (process.signalled) {
      return new AttemptEnd(
          EndReason.CRASHED, OptionalInt.of(143), Optional.empty(), "signalled", work);
    }
    if (process.behaviour == Behaviour.BE_REFUSED) {
      return new AttemptEnd(
          outage.reason(), OptionalInt.of(1), outage.announcedEnd(), "refused", work);
    }
    EndReason reason = process.behaviour.end();
    return new AttemptEnd(
        reason, OptionalInt.of(reason == EndReason.SUCCEEDED ? 0 : 1), Optional.empty(), "", work);
  }
}
