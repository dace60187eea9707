package dev.orchestrator.core.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

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
    return new Run<>(items, work).results();
  }

  /** Threads that take one item after the other, and the caller's, which lets further ones in. */
  private final class Run<T, R> {

    private final List<T> items;
    private final Function<T, R> work;
    private final List<CompletableFuture<R>> results;
    private final List<Worker> workers = new ArrayList<>();
    private int taken;
    private int ended;
    private int slow;

    Run(List<T> items, Function<T, R> work) {
      this.items = items;
      this.work = work;
      this.results = Stream.generate(() -> new CompletableFuture<R>()).limit(items.size()).toList();
    }

    List<R> results() {
      boolean interrupted = false;
      synchronized (this) {
        while (ended < items.size()) {
          admit();
          interrupted |= !pause();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      try {
        return results.stream().map(CompletableFuture::join).toList();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }

    /** As many threads as may run, not counting those that have become slow. */
    private void admit() {
      long limit = patience.toNanos() * 8 / (8 + slow);
      long now = System.nanoTime();
      workers.forEach(worker -> worker.judge(now, limit));
      while (workers.size() - slow < width && workers.size() < ceiling && taken < items.size()) {
        Worker worker = new Worker();
        workers.add(worker);
        worker.take();
        new Thread(worker, "parallel-" + taken).start();
      }
    }

    /** Until all is done, or it is time to see who has become slow; false when interrupted. */
    private boolean pause() {
      long limit = patience.toNanos() / (8 + slow);
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(limit, 1_000_000));
        return true;
      } catch (InterruptedException asked) {
        return false;
      }
    }

    private final class Worker implements Runnable {

      private int item;
      private long since;
      private boolean late;

      @Override
      public void run() {
        do {
          apply(results.get(item));
        } while (next());
      }

      private void apply(CompletableFuture<R> result) {
        try {
          result.complete(work.apply(items.get(item)));
        } catch (RuntimeException | Error failed) {
          result.completeExceptionally(failed);
        }
      }

      void judge(long now, long limit) {
        if (!late && now - since > limit) {
          late = true;
          slow++;
        }
      }

      void take() {
        item = taken++;
        since = System.nanoTime();
      }

      /** False when nothing is left, or enough others are at work. */
      private boolean next() {
        synchronized (Run.this) {
          slow -= late ? 1 : 0;
          late = false;
          ended++;
          if (taken < items.size() && workers.size() - slow <= width) {
            take();
            return true;
          }
          workers.remove(this);
          if (ended == items.size()) {
            Run.this.notifyAll();
          }
          return false;
        }
      }
    }
  }
}
