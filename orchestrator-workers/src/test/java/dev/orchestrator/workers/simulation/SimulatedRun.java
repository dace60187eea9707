package dev.orchestrator.workers.simulation;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.workers.loop.RunLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One schedule: a plan, agents, faults and people, all drawn from one seed, driven through the real
 * loop, rules and fold until the run is over.
 */
final class SimulatedRun {

  static final Instant BEGINNING = Instant.parse("2026-11-22T10:00:00Z");

  /** Faults stop after that, so that every run can come to its end. */
  private static final int TROUBLED_STEPS = 60;

  private final Chance chance;
  private final Flaw flaw;
  private final Fuse fuse = new Fuse();
  private final Weather weather = new Weather();
  private final Invariants invariants = new Invariants();
  private final SimulatedDisk disk;
  private final SimulatedMachine machine;
  private final SimulatedTarget target;
  private RunPlan plan;
  private int mostWorkers;
  private long steps;
  private int commands;
  private int kills;

  // one supervisor's life
  private RunLoop loop;
  private SimulatedShell shell;
  private Moment began;
  private long beganAt;

  SimulatedRun(long seed, Flaw flaw, Optional<JournalCodec> codec) {
    this.chance = new Chance(seed);
    this.flaw = flaw;
    this.disk = new SimulatedDisk(fuse, chance, flaw, codec);
    this.machine = new SimulatedMachine(chance, Outage.draw(chance), this::onBirth);
    this.target = new SimulatedTarget(disk::state, chance, fuse, flaw);
    this.plan = SimulatedPlan.draw(chance);
    this.mostWorkers = plan.settings().workers();
  }

  /** What a schedule came to. */
  record Summary(RunOutcome outcome, int records, int kills, long steps) {}

  Summary play() {
    launch();
    while (!isOver()) {
      invariants.bounded(++steps, machineTime());
      try {
        step();
      } catch (Fuse.Killed killed) {
        losePowerPerhaps();
        restart();
      } catch (OrchestratorException diskFull) {
        restart();
      }
    }
    invariants.atEnd(machine, target, disk, plan);
    return new Summary(disk.state().outcome().orElseThrow(), disk.records().size(), kills, steps);
  }

  List<String> story() {
    JournalCodec codec = new JournalCodec();
    return disk.records().stream().map(codec::line).toList();
  }

  private boolean isOver() {
    return disk.state().phase() == RunPhase.FINISHED;
  }

  private void step() {
    trouble();
    shell.work();
    Step last = loop.settle();
    invariants.afterStep(disk, plan, mostWorkers);
    invariants.onRest(last, now());
    if (disk.state().phase() == RunPhase.STOPPED) {
      machine.advanceTo(machine.now() + chance.between(1, 10_000_000));
      start();
      return;
    }
    sleep(last);
  }

  /** Until something happens, a deadline comes, or the cycle is over. */
  private void sleep(Step last) {
    long next = Math.min(machine.nextEvent(), shell.nextDue());
    long cycle = machine.now() + plan.settings().cycleInterval().toMillis();
    long wake =
        last.lookAgainAt()
            .map(at -> at.minus(now().elapsed()).toMillis() + machine.now())
            .orElse(Long.MAX_VALUE);
    long until = Math.min(Math.min(next, cycle), Math.max(wake, machine.now()));
    machine.advanceTo(Math.max(machine.now() + 1, until));
  }

  private void launch() {
    while (true) {
      try {
        start();
        return;
      } catch (Fuse.Killed killed) {
        kills++;
      }
    }
  }

  /** Now and then it is not the supervisor that dies but the machine. */
  private void losePowerPerhaps() {
    if (chance.percent(20)) {
      machine.loseEverything();
      disk.losePower();
    }
  }

  private void restart() {
    kills++;
    weather.diskFull = false;
    disk.fill(false);
    machine.advanceTo(machine.now() + (chance.percent(50) ? 1 : chance.between(1, 2_000_000)));
    launch();
  }

  private void start() {
    RunState replayed = disk.replay();
    invariants.onReplay(replayed, disk.state());
    invariants.onTarget(target);
    began = replayed.last();
    beganAt = machine.now();
    shell = new SimulatedShell(machine, target, chance, fuse, flaw, event -> loop.happened(event));
    SimulatedEyes eyes = new SimulatedEyes(machine, shell, chance, weather, flaw);
    loop = new RunLoop(plan, replayed, this::now, disk, eyes, shell);
    loop.happened(
        new RunEvent.SupervisorStarted(
            "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()));
  }

  private Moment now() {
    Duration elapsed = began.elapsed().plusMillis(machine.now() - beganAt);
    return new Moment(BEGINNING.plusMillis(machine.now()).plus(weather.wallClockOffset), elapsed);
  }

  private Duration machineTime() {
    return Duration.ofMillis(machine.now());
  }

  private void onBirth(SimulatedMachine.Process child) {
    invariants.onBirth(child, machine, disk.state());
  }

  /** Something goes wrong, or somebody wants something. */
  private void trouble() {
    if (steps > TROUBLED_STEPS) {
      calm();
      return;
    }
    switch (chance.between(0, 60)) {
      case 0, 1, 2, 3, 4, 5 -> fuse.light(chance.between(0, 40));
      case 6 -> machine.loseEverything();
      case 7 -> reboot();
      case 8, 9 -> machine.loseOne();
      case 10, 11 -> weather.foggy = !weather.foggy;
      case 12 -> weather.serverSilent = !weather.serverSilent;
      case 13 -> weather.shortOfMemory = !weather.shortOfMemory;
      case 14 -> fillDisk();
      case 15 -> weather.wallClockOffset = Duration.ofHours(chance.between(-9, 9));
      case 16 -> edit();
      case 17, 18 -> command(drawCommand());
      default -> {}
    }
  }

  private void calm() {
    weather.clearUp();
    disk.fill(false);
    if (disk.state().controls().paused()) {
      command(new UserCommand.Resume());
    }
  }

  private void reboot() {
    machine.loseEverything();
    throw new Fuse.Killed();
  }

  private void fillDisk() {
    weather.diskFull = true;
    disk.fill(chance.percent(50));
  }

  private void edit() {
    RunPlan edited =
        chance.percent(70) ? SimulatedPlan.grown(plan, chance) : SimulatedPlan.shrunk(plan, chance);
    if (!edited.equals(plan)) {
      loop.adopt(edited, new RunEvent.PlanAdopted("f", Path.of("/plan"), List.of("edited")));
      plan = edited;
    }
  }

  private UserCommand drawCommand() {
    return switch (chance.between(0, 5)) {
      case 0 -> new UserCommand.Pause();
      case 1 -> new UserCommand.Stop(chance.percent(50));
      case 2 -> resize();
      case 3, 4 -> new UserCommand.Retry(chance.oneOf(plan.issues()).number());
      default -> new UserCommand.Resume();
    };
  }

  private UserCommand resize() {
    int workers = chance.between(1, 4);
    mostWorkers = Math.max(mostWorkers, workers);
    return new UserCommand.Resize(workers);
  }

  private void command(UserCommand command) {
    loop.happened(new RunEvent.CommandReceived("c" + commands++, command));
  }
}
