package dev.orchestrator.core.cancellation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks work to stop: passed in by whoever started it, watched by whoever does it. Cancelling is
 * final. Thread-safe.
 */
public final class CancellationToken {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /**
   * A token that nobody cancels, for work that must not be left half done and is short enough to be
   * waited for.
   */
  public static CancellationToken toCompletion() {
    return new CancellationToken();
  }

  /** Whether the work should stop. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs the action when the work is cancelled; at once when it already is. Actions are quick and
   * do not throw.
   *
   * @return forgets the action again when closed, for work that ended by itself
   */
  public Registration onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  /**
   * Waits, but no longer than until the work is cancelled.
   *
   * @return whether it is cancelled; also true when the thread was interrupted, which it stays
   */
  public boolean pause(Duration longest) {
    CountDownLatch cancelledMeanwhile = new CountDownLatch(1);
    try (Registration watch = onCancel(cancelledMeanwhile::countDown)) {
      return cancelledMeanwhile.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Asks the work to stop; the second call does nothing. */
  public void cancel() {
    List<Runnable> toRun;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      toRun = List.copyOf(actions);
      actions.clear();
    }
    toRun.forEach(Runnable::run);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }

  /** Undoes {@link #onCancel}. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {

    @Override
    void close();
  }
}
