package dev.orchestrator.workers.watch;

import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunClock;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.ExitRecord;
import dev.orchestrator.workers.process.AttemptStopper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One attempt outside of a run, which somebody waits for. Watched by the same signs of life as the
 * attempts of runs; ended when it is silent or at work for too long, and when the wait is
 * cancelled. Nothing that it started is left when the wait is over. Used by one thread.
 */
public final class SoleAttempt {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration SAMPLE = Duration.ofSeconds(1);

  private final AttemptFolder folder;
  private final AgentProtocol protocol;
  private final Patience patience;
  private final RunClock clock;
  private final AttemptStopper stopper;
  private final TreeActivity trees;
  private final WatchedAttempt watched;

  /**
   * How long it is waited.
   *
   * @param silence without any sign of life
   * @param total whatever it does
   * @param record for the record of its end after its process is gone, and for it to come up
   */
  public record Patience(Duration silence, Duration total, Duration record) {}

  /** An attempt that was started, now or by an earlier process of this program. */
  public SoleAttempt(AttemptFolder folder, AgentProtocol protocol, Patience patience) {
    ProcessTable table = ProcessTable.ofThisMachine();
    ProcessTree processes = new ProcessTree(table);
    this.folder = folder;
    this.protocol = protocol;
    this.patience = patience;
    this.clock = new RunClock(Clock.systemUTC(), System::nanoTime, Duration.ZERO);
    this.stopper = new AttemptStopper(processes);
    this.trees = new TreeActivity(table);
    this.watched = new WatchedAttempt(folder, protocol, processes, clock.now());
  }

  /** Whether it can still come to an end that is worth waiting for, or has. */
  public static boolean isThere(AttemptFolder folder) {
    ProcessTree processes = ProcessTree.ofThisMachine();
    return folder.exit().isPresent()
        || folder.process().isPresent()
            && !processes.members(AttemptStopper.rootOf(folder)).isEmpty();
  }

  /** Waits for its end. */
  public AttemptEnd await(CancellationToken cancellation) {
    Duration began = clock.now().elapsed();
    Duration sampled = began.minus(SAMPLE);
    while (true) {
      Optional<ExitRecord> exit = folder.exit();
      if (exit.isPresent()) {
        stopper.sweep(folder);
        return AttemptHarvest.late(folder, exit.get(), watched.log(), protocol);
      }
      if (cancellation.isCancelled()) {
        return stopped(EndReason.STOPPED, "");
      }
      Moment now = clock.now();
      if (now.since(sampled).compareTo(SAMPLE) >= 0) {
        sampled = now.elapsed();
        Optional<AttemptEnd> over = sample(now, began);
        if (over.isPresent()) {
          return over.get();
        }
      }
      pause(cancellation);
    }
  }

  private Optional<AttemptEnd> sample(Moment now, Duration began) {
    trees.look(List.of(folder), now.elapsed());
    watched.busy(trees.of(folder));
    watched.sample(now, patience.silence().dividedBy(2));
    AttemptObservation seen = watched.observation(false);
    if (now.since(began).compareTo(patience.total()) >= 0) {
      return Optional.of(stopped(EndReason.TIMED_OUT, ""));
    }
    if (now.since(seen.lastActivity()).compareTo(patience.silence()) >= 0) {
      String inside = seen.busyWith().isEmpty() ? "" : "; it hangs in " + seen.busyWith();
      return Optional.of(stopped(EndReason.STALLED, "no sign of life" + inside));
    }
    boolean lost =
        seen.process() == Liveness.GONE
            && seen.goneSince()
                .filter(since -> now.since(since).compareTo(patience.record()) >= 0)
                .isPresent();
    return lost ? Optional.of(stopped(EndReason.LOST, "")) : Optional.empty();
  }

  /** What it wrote at its end counts, where it ended before it could be stopped. */
  private AttemptEnd stopped(EndReason reason, String detail) {
    stopper.stop(folder);
    watched.log().finish();
    return AttemptEnd.of(reason, detail)
        .using(watched.log().report().usageReport(), watched.log().report().session());
  }

  private static void pause(CancellationToken cancellation) {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
    }
  }
}
