package dev.orchestrator.workers.supervisor;

import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.workers.attempt.AttemptId;
import dev.orchestrator.workers.launch.ExitRecord;
import dev.orchestrator.workers.observation.AttemptObservation;
import dev.orchestrator.workers.observation.Snapshot;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.Attempt;
import dev.orchestrator.workers.run.Moment;
import dev.orchestrator.workers.run.RunState;
import dev.orchestrator.workers.spi.AgentProtocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * Looks at this machine. Exit records are looked for at every look, because an end is acted on at
 * once; processes and logs once a second. What takes longer, such as asking git what an attempt
 * left behind, happens on another thread, and the attempt counts as under way meanwhile.
 */
final class LocalWorld implements World {

  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(1);

  private final RunFolder folder;
  private final AgentCatalog agents;
  private final ProcessTree processes;
  private final AttemptHarvest harvest;
  private final Host host;
  private final ExecutorService threads;
  private final Predicate<AttemptId> underWay;
  private final Runnable wake;
  private final Map<AttemptId, WatchedAttempt> watched = new HashMap<>();
  private Optional<Duration> lastSample = Optional.empty();

  LocalWorld(
      RunFolder folder,
      AgentCatalog agents,
      ProcessTree processes,
      AttemptHarvest harvest,
      Host host,
      ExecutorService threads,
      Predicate<AttemptId> underWay,
      Runnable wake) {
    this.folder = folder;
    this.agents = agents;
    this.processes = processes;
    this.harvest = harvest;
    this.host = host;
    this.threads = threads;
    this.underWay = underWay;
    this.wake = wake;
  }

  @Override
  public Snapshot look(RunPlan plan, RunState state, Moment now) {
    boolean sample = sampleDue(now);
    Map<AttemptId, AttemptObservation> seen = new LinkedHashMap<>();
    for (Attempt attempt : state.unsettled()) {
      seen.put(attempt.id(), look(plan, attempt, now, sample));
    }
    watched.keySet().retainAll(seen.keySet());
    return new Snapshot(seen, host.look(now), Set.of());
  }

  private AttemptObservation look(RunPlan plan, Attempt attempt, Moment now, boolean sample) {
    WatchedAttempt known = watched.get(attempt.id());
    WatchedAttempt mine =
        known == null
            ? new WatchedAttempt(
                folder.attempt(attempt.id()), protocol(plan, attempt), processes, now)
            : known;
    watched.put(attempt.id(), mine);
    if (attempt.mayBeAlive()) {
      harvestIfOver(mine);
      if (known == null || sample) {
        mine.sample(now);
      }
    }
    return mine.observation(underWay.test(attempt.id()));
  }

  private void harvestIfOver(WatchedAttempt attempt) {
    if (attempt.isHarvested()) {
      return;
    }
    Optional<ExitRecord> exit = attempt.folder().exit();
    if (exit.isPresent()) {
      attempt.harvestBy(
          threads.submit(
              () -> {
                try {
                  return harvest.harvest(
                      attempt.folder(), exit.get(), attempt.log(), attempt.protocol());
                } finally {
                  threads.execute(wake);
                }
              }));
    }
  }

  private AgentProtocol protocol(RunPlan plan, Attempt attempt) {
    return plan.stage(attempt.assignment().stage())
        .map(plan::agentFor)
        .map(agents::of)
        .orElseGet(() -> agents.of(plan.settings().agent()))
        .protocol();
  }

  private boolean sampleDue(Moment now) {
    boolean due =
        lastSample.map(last -> now.since(last).compareTo(BETWEEN_SAMPLES) >= 0).orElse(true);
    if (due) {
      lastSample = Optional.of(now.elapsed());
    }
    return due;
  }
}
