package dev.orchestrator.workers.scope;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.runs.run.RunClock;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What one supervised run shares from its beginning to its end: where it happens, its clock, its
 * threads, and the token that ends whatever is done for it. Opened once per run and closed last;
 * agents are no part of it, they outlive their supervisor. Thread-safe.
 */
public final class RunScope implements AutoCloseable {

  /** Work that was asked to stop may take this long; the program itself is given 15 s. */
  private static final Duration LEAVING = Duration.ofSeconds(8);

  private final RunSite site;
  private final RunClock clock;
  private final CancellationToken cancellation = new CancellationToken();
  private final CancellationToken.Registration onInterrupt;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("run-effect"));

  private RunScope(RunSite site, RunClock clock, CancellationToken program) {
    this.site = site;
    this.clock = clock;
    this.onInterrupt = program.onCancel(cancellation::cancel);
  }

  /** Opens the scope of a run, which ends at the latest when {@code program} is cancelled. */
  public static RunScope open(RunSite site, RunClock clock, CancellationToken program) {
    return new RunScope(site, clock, program);
  }

  /** Where the run happens. */
  public RunSite site() {
    return site;
  }

  /** The run's clock. */
  public RunClock clock() {
    return clock;
  }

  /** Cancelled when the run is over or left alone: everything done for it then stops. */
  public CancellationToken cancellation() {
    return cancellation;
  }

  /** Runs what takes long, each task on a thread of its own. */
  public Executor threads() {
    return threads;
  }

  /** Runs tasks one after the other. Each call gives another sequence. */
  public Executor oneByOne() {
    return Serially.on(threads);
  }

  /**
   * Waits.
   *
   * @throws UncheckedIOException when the run is left alone meanwhile
   */
  public void pause(Duration time) {
    if (cancellation.pause(time)) {
      throw new UncheckedIOException(new InterruptedIOException("the supervisor leaves"));
    }
  }

  /** Cancels what is under way and waits until it has stopped, within limits. */
  @Override
  public void close() {
    onInterrupt.close();
    cancellation.cancel();
    threads.shutdown();
    try {
      boolean unused = threads.awaitTermination(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
