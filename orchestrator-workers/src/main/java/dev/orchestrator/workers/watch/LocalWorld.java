package dev.orchestrator.workers.watch;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.ExitRecord;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.bases.BaseWatch;
import dev.orchestrator.workers.checkout.CheckoutWatch;
import dev.orchestrator.workers.loop.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at this machine. Exit records are looked for at every look, because an end is acted on at
 * once; processes and logs once a second. What takes longer, such as asking git what an attempt
 * left behind, happens on another thread, and the attempt counts as under way meanwhile.
 */
public final class LocalWorld implements World {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.workers");
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TREES = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final RunFolder folder;
  private final AgentCatalog agents;
  private final ProcessTree processes;
  private final AttemptHarvest harvest;
  private final Host host;
  private final BaseWatch bases;
  private final CheckoutWatch checkouts;
  private final Executor threads;
  private final Predicate<AttemptId> underWay;
  private final Runnable wake;
  private final TreeActivity trees;
  private final Map<AttemptId, WatchedAttempt> watched = new HashMap<>();
  private final Set<AttemptId> unreadable = new HashSet<>();
  private final List<RunEvent> news = new ArrayList<>();
  private Optional<Duration> lastSample = Optional.empty();
  private Optional<Duration> lastTrees = Optional.empty();

  public LocalWorld(
      RunFolder folder,
      AgentCatalog agents,
      ProcessTable table,
      AttemptHarvest harvest,
      Host host,
      BaseWatch bases,
      CheckoutWatch checkouts,
      Executor threads,
      Predicate<AttemptId> underWay,
      Runnable wake) {
    this.folder = folder;
    this.agents = agents;
    this.processes = new ProcessTree(table);
    this.trees = new TreeActivity(table);
    this.harvest = harvest;
    this.host = host;
    this.bases = bases;
    this.checkouts = checkouts;
    this.threads = threads;
    this.underWay = underWay;
    this.wake = wake;
  }

  @Override
  public Snapshot look(RunPlan plan, RunState state, Moment now) {
    boolean sample = sampleDue(now);
    lookAtTrees(plan, state, now);
    checkouts.look(plan, state, now);
    Map<AttemptId, AttemptObservation> seen = new LinkedHashMap<>();
    for (Attempt attempt : state.unsettled()) {
      seen.put(attempt.id(), lookOrTell(plan, attempt, now, sample));
    }
    lookAtLate(plan, state, now).forEach(late -> seen.put(late.attempt(), late));
    watched.keySet().retainAll(seen.keySet());
    return new Snapshot(seen, host.look(plan, now), bases.look(plan, state, now));
  }

  /** Attempts that were given up for lost, and whose exit record turned up after all. */
  private List<AttemptObservation> lookAtLate(RunPlan plan, RunState state, Moment now) {
    List<AttemptObservation> found = new ArrayList<>();
    for (IssueState issue : state.issues().values()) {
      if (issue.last().isPresent() && wasGivenUp(issue.last().get())) {
        late(plan, issue.last().get(), now).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean wasGivenUp(Attempt attempt) {
    return attempt.end().isPresent() && attempt.end().get().isPresumed();
  }

  private Optional<AttemptObservation> late(RunPlan plan, Attempt attempt, Moment now) {
    AttemptFolder left = folder.attempt(attempt.id());
    return left.exit()
        .map(
            exit -> {
              WatchedAttempt mine =
                  new WatchedAttempt(left, protocol(plan, attempt), processes, now);
              mine.harvestBy(
                  CompletableFuture.completedFuture(
                      AttemptHarvest.late(left, exit, mine.log(), mine.protocol())));
              return mine.observation(false);
            });
  }

  @Override
  public List<RunEvent> news() {
    List<RunEvent> told = List.copyOf(news);
    news.clear();
    return told;
  }

  /**
   * An attempt that cannot be looked at, for a reason nobody foresaw, is flagged once and counts as
   * unknown; the others go on.
   */
  private AttemptObservation lookOrTell(RunPlan plan, Attempt attempt, Moment now, boolean sample) {
    try {
      return look(plan, attempt, now, sample);
    } catch (RuntimeException broken) {
      if (unreadable.add(attempt.id())) {
        LOG.log(System.Logger.Level.WARNING, "looking at " + attempt.id(), broken);
        news.add(new RunEvent.Flagged(attempt.id(), "it cannot be looked at: " + broken));
      }
      return AttemptObservation.unknown(attempt.id(), now.elapsed());
    }
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
        mine.busy(trees.of(mine.folder()));
        mine.sample(now, partOfStall(plan, QUIET));
      }
      harvestRemainsIfGone(mine, attempt);
    }
    mine.refusals(attempt.refusals()).forEach(news::add);
    return mine.observation(underWay.test(attempt.id()));
  }

  private void lookAtTrees(RunPlan plan, RunState state, Moment now) {
    Duration between = partOfStall(plan, BETWEEN_TREES);
    if (lastTrees.filter(last -> now.since(last).compareTo(between) < 0).isPresent()) {
      return;
    }
    lastTrees = Optional.of(now.elapsed());
    trees.look(
        state.unsettled().stream()
            .filter(Attempt::mayBeAlive)
            .map(attempt -> folder.attempt(attempt.id()))
            .toList(),
        now.elapsed());
  }

  /** Signs of life must be looked for several times before their absence is a stall. */
  private static Duration partOfStall(RunPlan plan, Duration usual) {
    Duration part = plan.settings().stallTimeout().dividedBy(4);
    return part.compareTo(usual) < 0 ? part : usual;
  }

  private void harvestIfOver(WatchedAttempt attempt) {
    if (attempt.isHarvested()) {
      return;
    }
    Optional<ExitRecord> exit = attempt.folder().exit();
    if (exit.isPresent()) {
      begin(
          attempt,
          () -> harvest.harvest(attempt.folder(), exit.get(), attempt.log(), attempt.protocol()));
    }
  }

  /** It was stopped, is gone, and wrote no record: what it left is looked at all the same. */
  private void harvestRemainsIfGone(WatchedAttempt mine, Attempt attempt) {
    boolean stopped = attempt.phase() == Attempt.Phase.STOPPING && !underWay.test(attempt.id());
    if (stopped && mine.isGone() && !mine.isHarvested()) {
      begin(mine, () -> harvest.remains(mine.folder(), mine.log()));
    }
  }

  private void begin(WatchedAttempt attempt, Supplier<AttemptEnd> look) {
    CompletableFuture<AttemptEnd> end = CompletableFuture.supplyAsync(look, threads);
    attempt.harvestBy(end);
    CompletableFuture<AttemptEnd> unused = end.whenComplete((done, failed) -> wake.run());
  }

  private AgentProtocol protocol(RunPlan plan, Attempt attempt) {
    Assignment assignment = attempt.assignment();
    return agents.protocolOf(
        plan.agentFor(assignment.issue(), assignment.stage(), assignment.account()));
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
