package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessEntry;
import dev.orchestrator.exec.process.ProcessRoot;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.exec.process.StopReport;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process whose {@link #waitFor()} always returns: at its end, or after its tree was stopped
 * because its time was up or the work was cancelled. The waiting thread does the stopping, so a
 * command costs no thread of supervision.
 */
final class SupervisedProcess extends Process {

  /** Between SIGTERM and SIGKILL: enough for a build tool to remove its temporary files. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** How long a child may run before what it writes is looked after again. */
  private static final Duration ROUND = Duration.ofMillis(200);

  private static final Duration REAPING = Duration.ofSeconds(1);

  /** Answered for a process that not even SIGKILL ends; never a real exit value. */
  private static final int STILL_THERE = -1;

  private final Process process;
  private final Limits limits;
  private final Runnable meanwhile;
  private Optional<CommandEnd> stopped = Optional.empty();
  private List<String> killed = List.of();
  private boolean interruptedFromOutside;

  /** What ends a process before it ends itself, and what its descendants are found by. */
  record Limits(
      Duration timeout,
      CancellationToken cancellation,
      ProcessTree tree,
      EnvironmentMarker marker) {}

  SupervisedProcess(Process process, Limits limits) {
    this(process, limits, () -> {});
  }

  /**
   * For a process that somebody has to look after.
   *
   * @param meanwhile what is to be done several times a second while it runs
   */
  SupervisedProcess(Process process, Limits limits, Runnable meanwhile) {
    this.process = process;
    this.limits = limits;
    this.meanwhile = meanwhile;
  }

  /** Why it was stopped, if it was. */
  Optional<CommandEnd> stopped() {
    return stopped;
  }

  List<String> killed() {
    return killed;
  }

  boolean interruptedFromOutside() {
    return interruptedFromOutside;
  }

  @Override
  public int waitFor() {
    CancellationInterrupt cancelled = new CancellationInterrupt(limits.cancellation());
    try (cancelled) {
      if (!endsWithin(limits.timeout())) {
        stop(new CommandEnd.TimedOut(limits.timeout()));
      }
    } catch (InterruptedException asked) {
      interruptedFromOutside = !cancelled.fired();
      stop(new CommandEnd.Cancelled());
    }
    return process.isAlive() ? STILL_THERE : process.exitValue();
  }

  private boolean endsWithin(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    boolean ended = false;
    for (long left = limit.toNanos(); !ended && left > 0; left = end - System.nanoTime()) {
      ended = process.waitFor(Math.min(left, ROUND.toNanos()), TimeUnit.NANOSECONDS);
      meanwhile.run();
    }
    return ended || !process.isAlive();
  }

  /** False when it has not ended by then. */
  boolean waitFor(Duration limit) throws InterruptedException {
    return process.waitFor(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
  }

  /** Ends it and all that it started; the reason is remembered. */
  void stop(CommandEnd reason) {
    stopped = Optional.of(reason);
    StopReport report = limits.tree().stop(root(), GRACE);
    killed = report.stopped().stream().map(ProcessEntry::toString).toList();
    try {
      waitFor(REAPING);
    } catch (InterruptedException again) {
      interruptedFromOutside = true;
    }
  }

  private ProcessRoot root() {
    return limits
        .tree()
        .identify(process.pid())
        .filter(leader -> process.isAlive())
        .map(ProcessRoot::of)
        .orElse(ProcessRoot.of(limits.marker()))
        .with(limits.marker());
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return process.getInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return process.getErrorStream();
  }

  @Override
  public int exitValue() {
    return process.exitValue();
  }

  @Override
  public void destroy() {
    process.destroy();
  }
}
