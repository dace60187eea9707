package dev.orchestrator.workers.watch;

import dev.orchestrator.agents.logs.AgentLog;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.UsageReport;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.ActivityTracker;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.FinalResult;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.ProcessRecord;
import dev.orchestrator.workers.process.AgentProcess;
import dev.orchestrator.workers.worktree.WorktreeStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What one supervisor remembers of looking at one attempt. Confined to the supervisor's thread. */
final class WatchedAttempt {

  private static final long READ_PER_LOOK = 1 << 20;

  private final AttemptFolder folder;
  private final AgentProtocol protocol;
  private final ProcessTree processes;
  private final AgentLog log;
  private ActivityTracker activity;
  private Liveness process = Liveness.UNKNOWN;
  private Optional<Duration> goneSince = Optional.empty();
  private Optional<FinalResult> finalResult = Optional.empty();
  private Optional<UsageReport> usage = Optional.empty();
  private Optional<ProcessIdentity> agent = Optional.empty();
  private @Nullable Future<AttemptEnd> harvest;
  private TreeActivity.Tree tree = TreeActivity.Tree.UNSEEN;
  private long worktreeStamp;
  private Duration lastStamp = Duration.ZERO;

  WatchedAttempt(AttemptFolder folder, AgentProtocol protocol, ProcessTree processes, Moment now) {
    this.folder = folder;
    this.protocol = protocol;
    this.processes = processes;
    this.log = new AgentLog(folder.log(), protocol);
    this.activity = ActivityTracker.firstSight(Activity.NONE, now.elapsed());
  }

  AttemptFolder folder() {
    return folder;
  }

  AgentLog log() {
    return log;
  }

  AgentProtocol protocol() {
    return protocol;
  }

  boolean isHarvested() {
    return harvest != null;
  }

  /** Whether its processes are known to be gone. */
  boolean isGone() {
    return process == Liveness.GONE;
  }

  void harvestBy(Future<AttemptEnd> future) {
    harvest = future;
  }

  /**
   * Looks at processes and log; cheap, but not to be done many times a second.
   *
   * @param quiet how quiet the agent must be before its files are looked at too
   */
  void sample(Moment now, Duration quiet) {
    process = liveness();
    goneSince =
        process == Liveness.GONE ? Optional.of(goneSince.orElse(now.elapsed())) : Optional.empty();
    if (harvest == null) {
      log.readOn(READ_PER_LOOK);
      stampWhenQuiet(now, quiet);
      activity =
          activity.look(
              new Activity(size(), log.events(), tree.busyMillis(), worktreeStamp), now.elapsed());
      finalResult = finalResult(now);
      usage = log.report().usageReport();
    }
  }

  void busy(TreeActivity.Tree seen) {
    tree = seen;
  }

  private void stampWhenQuiet(Moment now, Duration quiet) {
    boolean silent = now.since(activity.lastActivity()).compareTo(quiet) >= 0;
    if (silent && now.since(lastStamp).compareTo(quiet) >= 0) {
      lastStamp = now.elapsed();
      folder
          .launch()
          .map(note -> WorktreeStamp.of(Path.of(note.worktree())))
          .ifPresent(this::stamp);
    }
  }

  /** The first stamp says nothing: there was none to compare it with. */
  private void stamp(long stamp) {
    if (worktreeStamp == 0) {
      activity =
          new ActivityTracker(
              new Activity(
                  activity.counters().logBytes(),
                  activity.counters().events(),
                  activity.counters().cpuMillis(),
                  stamp),
              activity.lastActivity());
    }
    worktreeStamp = stamp;
  }

  AttemptObservation observation(boolean underWay) {
    Optional<AttemptEnd> end = end();
    return new AttemptObservation(
        folder.attempt(),
        end.isPresent() ? Liveness.GONE : process,
        goneSince,
        underWay || (harvest != null && !harvest.isDone()),
        end,
        activity.counters(),
        activity.lastActivity(),
        finalResult,
        log.report().question(),
        tree.innermost(),
        usage);
  }

  /** What it was kept from, after the first {@code known} times. */
  List<RunEvent> refusals(int known) {
    if (harvest != null && !harvest.isDone()) {
      return List.of();
    }
    return log.report().denials().stream()
        .skip(known)
        .<RunEvent>map(denied -> new RunEvent.AgentRefused(folder.attempt(), denied.refusal()))
        .toList();
  }

  /** Known only after everything it left running was stopped. */
  private Optional<AttemptEnd> end() {
    return harvest != null && harvest.isDone() ? Optional.of(join(harvest)) : Optional.empty();
  }

  private static AttemptEnd join(Future<AttemptEnd> done) {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      return AttemptEnd.of(EndReason.LOST, "its end could not be read: " + failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return AttemptEnd.of(EndReason.LOST, "its end was not read: interrupted");
    }
  }

  private Liveness liveness() {
    if (agent.isEmpty()) {
      agent = folder.process().map(ProcessRecord::process).map(AgentProcess::identity);
    }
    Optional<ProcessIdentity> known = agent.or(() -> folder.wrapper().map(AgentProcess::identity));
    if (known.isEmpty()) {
      return Liveness.GONE;
    }
    return processes.isAlive(known.get()) ? Liveness.ALIVE : Liveness.GONE;
  }

  private long size() {
    Path file = folder.log();
    try {
      return Files.size(file);
    } catch (IOException notThere) {
      return 0;
    }
  }

  private Optional<FinalResult> finalResult(Moment now) {
    Optional<AgentEvent.Finished> finished = log.report().finished();
    if (finished.isEmpty()) {
      return Optional.empty();
    }
    AgentEnd end =
        protocol.end(new AgentExit(finished.get().error() ? 1 : 0), log.report(), now.wall());
    Duration since = finalResult.map(FinalResult::since).orElse(now.elapsed());
    return Optional.of(new FinalResult(since, AttemptHarvest.reason(end.kind()), end.reason()));
  }
}
