package dev.orchestrator.workers.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs tasks one after the other on threads of somebody else. Thread-safe. */
final class Serially implements Executor {

  private final Executor threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  private Serially(Executor threads) {
    this.threads = threads;
  }

  static Executor on(Executor threads) {
    return new Serially(threads);
  }

  @Override
  public synchronized void execute(Runnable task) {
    waiting.add(task);
    if (!busy) {
      busy = true;
      threads.execute(this::work);
    }
  }

  /** A task that fails ends its own thread, and takes nobody's turn. */
  private void work() {
    Runnable task = next();
    try {
      task.run();
    } finally {
      goOn();
    }
  }

  private synchronized Runnable next() {
    return waiting.remove();
  }

  private synchronized void goOn() {
    busy = !waiting.isEmpty();
    if (busy) {
      threads.execute(this::work);
    }
  }
}
