package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.workers.loop.Effects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The effects of one supervisor's life. Each takes a while and several steps; between any two of
 * them the supervisor may be killed, and this object with everything it had still to do is gone.
 */
final class SimulatedShell implements Effects {

  private static final Launch LAUNCH =
      new Launch(
          new RecordedProcess(1, 1, "boot"),
          "%1",
          "c0ffee",
          Path.of("/wt"),
          "b",
          Path.of("/log"),
          Optional.empty());
  private static final long COMING_UP = 30_000;
  private static final AttemptId NOBODY = AttemptId.of("t", 0, "land", 1);

  /** A step of an effect that is due at a time. */
  private record Job(AttemptId attempt, long due, Runnable work) {}

  private final SimulatedMachine machine;
  private final SimulatedTarget target;
  private final Chance chance;
  private final Fuse fuse;
  private final Flaw flaw;
  private final Consumer<RunEvent> outcomes;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<AttemptId, Long> underWay = new LinkedHashMap<>();

  SimulatedShell(
      SimulatedMachine machine,
      SimulatedTarget target,
      Chance chance,
      Fuse fuse,
      Flaw flaw,
      Consumer<RunEvent> outcomes) {
    this.machine = machine;
    this.target = target;
    this.chance = chance;
    this.fuse = fuse;
    this.flaw = flaw;
    this.outcomes = outcomes;
  }

  boolean isUnderWay(AttemptId attempt) {
    return underWay.containsKey(attempt);
  }

  long nextDue() {
    return jobs.stream().mapToLong(Job::due).min().orElse(Long.MAX_VALUE);
  }

  /** Does what is due, in any order. */
  void work() {
    List<Job> due = new ArrayList<>(jobs.stream().filter(j -> j.due() <= machine.now()).toList());
    while (!due.isEmpty()) {
      Job job = due.remove(chance.between(0, due.size() - 1));
      jobs.remove(job);
      fuse.point();
      job.work().run();
      fuse.point();
    }
  }

  @Override
  public void start(RunPlan plan, RunState state, Assignment assignment) {
    AttemptId attempt = assignment.attempt();
    begin(attempt, 500, () -> makeWorktree(assignment));
  }

  private void makeWorktree(Assignment assignment) {
    if (chance.percent(5)) {
      finish(
          assignment.attempt(),
          new RunEvent.StartFailed(
              assignment.attempt(), AttemptEnd.of(EndReason.NOT_STARTED, "no window")));
      return;
    }
    fuse.point();
    machine.repository().keep(assignment.issue());
    fuse.point();
    long up = machine.spawn(assignment);
    fuse.point();
    later(assignment.attempt(), up - machine.now() + 1, () -> confirm(assignment.attempt(), 0));
  }

  private void confirm(AttemptId attempt, long waited) {
    if (machine.process(attempt).isPresent()) {
      finish(attempt, new RunEvent.AttemptStarted(attempt, LAUNCH));
    } else if (waited < COMING_UP) {
      later(attempt, 1000, () -> confirm(attempt, waited + 1000));
    } else {
      machine.cancel(attempt);
      finish(
          attempt,
          new RunEvent.StartFailed(attempt, AttemptEnd.of(EndReason.NOT_STARTED, "not up")));
    }
  }

  @Override
  public void adopt(RunPlan plan, RunState state, AttemptId attempt) {
    begin(attempt, 100, () -> finish(attempt, new RunEvent.AttemptStarted(attempt, LAUNCH)));
  }

  @Override
  public void stop(RunPlan plan, RunState state, AttemptId attempt, StopCause cause) {
    begin(
        attempt,
        100,
        () -> {
          if (flaw != Flaw.STOP_LEAVES_LATE_WRAPPERS) {
            machine.cancel(attempt);
          }
          fuse.point();
          machine.signal(attempt);
          later(attempt, chance.between(0, 12_000), () -> underWay.remove(attempt));
        });
  }

  @Override
  public void verify(RunPlan plan, RunState state, AttemptId attempt) {
    begin(
        attempt,
        20_000,
        () -> finish(attempt, new RunEvent.AttemptVerified(attempt, result(attempt))));
  }

  @Override
  public void land(RunPlan plan, Set<Integer> issues) {
    fuse.point();
    jobs.add(
        new Job(
            NOBODY,
            machine.now() + chance.between(0, 60_000),
            () -> outcomes.accept(target.land(issues))));
    fuse.point();
  }

  private Verification result(AttemptId attempt) {
    Verification facts =
        machine
            .process(attempt)
            .map(process -> machine.repository().verify(process.assignment.issue()))
            .orElse(Verification.failed("nothing ran"));
    boolean holds = facts.outcome() == Verification.Outcome.PASSED;
    if (!holds && flaw != Flaw.VERIFICATION_BELIEVES) {
      return facts;
    }
    if (chance.percent(2)) {
      return Verification.couldNotRun("no compiler");
    }
    return chance.percent(5)
        ? Verification.failed("tests fail")
        : facts.change().map(Verification.passed()::on).orElse(Verification.passed());
  }

  private void begin(AttemptId attempt, int atMost, Runnable work) {
    fuse.point();
    underWay.put(attempt, machine.now());
    later(attempt, chance.between(0, atMost), work);
    fuse.point();
  }

  private void later(AttemptId attempt, long delay, Runnable work) {
    jobs.add(new Job(attempt, machine.now() + delay, work));
  }

  private void finish(AttemptId attempt, RunEvent outcome) {
    outcomes.accept(outcome);
    underWay.remove(attempt);
  }
}
