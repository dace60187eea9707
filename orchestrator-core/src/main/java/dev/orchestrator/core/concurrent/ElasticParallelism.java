package dev.orchestrator.core.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Does something with each of many things, a few at a time, where some may hang until their own
 * time limit. One that takes longer than the patience waits for something and not for a processor:
 * it stops counting, so that those that hang do not hold up the others one batch after another. The
 * more of them there are, the shorter the patience.
 *
 * @param width how many run at once as long as none is slow
 * @param ceiling how many threads there are at most, slow ones included
 * @param patience after which one counts as slow
 */
public record ElasticParallelism(int width, int ceiling, Duration patience) {

  /** For children that are busy: twice the processors was the fastest of 1, 2, 4 and 8 on two. */
  public static ElasticParallelism forProcesses() {
    int width = Math.max(2, 2 * Runtime.getRuntime().availableProcessors());
    return new ElasticParallelism(width, 256, Duration.ofMillis(200));
  }

  /**
   * The results in the order of the items, when all are there. What {@code work} throws is thrown
   * again after the others have ended.
   */
  public <T, R> List<R> map(List<T> items, Function<T, R> work) {
    if (items.size() == 1) {
      return List.of(work.apply(items.get(0)));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      return new Run(threads, timer).map(items, work);
    } finally {
      timer.shutdownNow();
      threads.shutdown();
    }
  }

  private final class Run {
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Semaphore slots = new Semaphore(width);
    private final Semaphore places = new Semaphore(ceiling);
    private final AtomicInteger slow = new AtomicInteger();

    Run(ExecutorService threads, ScheduledExecutorService timer) {
      this.threads = threads;
      this.timer = timer;
    }

    <T, R> List<R> map(List<T> items, Function<T, R> work) {
      List<CompletableFuture<R>> futures = new ArrayList<>();
      for (T item : items) {
        places.acquireUninterruptibly();
        slots.acquireUninterruptibly();
        futures.add(CompletableFuture.supplyAsync(() -> inSlot(item, work), threads));
      }
      try {
        return futures.stream().map(CompletableFuture::join).toList();
      } catch (CompletionException failed) {
        futures.forEach(future -> future.exceptionally(ignored -> null).join());
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }

    private <T, R> R inSlot(T item, Function<T, R> work) {
      AtomicBoolean counted = new AtomicBoolean(true);
      long nanos = patience.toNanos() * 8 / (8 + slow.get());
      ScheduledFuture<?> impatience =
          timer.schedule(() -> countAsSlow(counted), nanos, TimeUnit.NANOSECONDS);
      try {
        return work.apply(item);
      } finally {
        impatience.cancel(false);
        leave(counted);
        places.release();
      }
    }

    private void countAsSlow(AtomicBoolean counted) {
      if (counted.compareAndSet(true, false)) {
        slow.incrementAndGet();
        slots.release();
      }
    }

    private void leave(AtomicBoolean counted) {
      if (counted.compareAndSet(true, false)) {
        slots.release();
      } else {
        slow.decrementAndGet();
      }
    }
  }
}
