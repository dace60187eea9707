package dev.orchestrator.core.event.publishing;

import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.spi.EventListener;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The events of one listener, delivered one after the other on a thread of their own. */
final class ListenerQueue {

  /** A listener that is further behind than that has stopped listening. */
  private static final int MOST_WAITING = 10_000;

  private final String name;
  private final EventListener listener;
  private final Consumer<String> complaints;
  private final AtomicBoolean complained = new AtomicBoolean();
  private final ThreadPoolExecutor thread;

  ListenerQueue(String name, EventListener listener, Consumer<String> complaints) {
    this.name = name;
    this.listener = listener;
    this.complaints = complaints;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new DaemonThreads("events-" + name).newThread(work));
  }

  void enqueue(Event event) {
    try {
      thread.execute(() -> deliver(event));
    } catch (RejectedExecutionException tooManyWait) {
      complain("does not keep up; what it missed is not told again");
    }
  }

  void noMore() {
    thread.shutdown();
  }

  void awaitEnd(long deadline) {
    try {
      if (!thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        complain("did not hear everything before the end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A plugin compiled against something that is gone fails with an error and not an exception. */
  private void deliver(Event event) {
    try {
      listener.onEvent(event);
    } catch (RuntimeException | LinkageError failure) {
      complain("failed at " + event.type() + ": " + failure);
    }
  }

  private void complain(String what) {
    if (!complained.getAndSet(true)) {
      complaints.accept("the listener '" + name + "' " + what);
    }
  }
}
