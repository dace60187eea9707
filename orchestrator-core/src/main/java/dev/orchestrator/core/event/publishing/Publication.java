package dev.orchestrator.core.event.publishing;

import dev.orchestrator.core.event.Event;
import java.time.Duration;
import java.util.List;

/**
 * Events on their way to listeners, each of which has a thread and a queue of its own: one that is
 * slow, hangs or throws takes no time from the publisher or from the others. Thread-safe.
 */
public final class Publication implements AutoCloseable {

  /** Nobody waits longer for listeners at the end of the work. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<ListenerQueue> deliveries;

  Publication(List<ListenerQueue> deliveries) {
    this.deliveries = List.copyOf(deliveries);
  }

  /** Whether anybody listens at all. */
  public boolean isHeard() {
    return !deliveries.isEmpty();
  }

  /** Hands the event over and returns at once. */
  public void publish(Event event) {
    deliveries.forEach(delivery -> delivery.enqueue(event));
  }

  /** Waits a moment until everything was heard; what hangs is left behind. */
  @Override
  public void close() {
    deliveries.forEach(ListenerQueue::noMore);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    deliveries.forEach(delivery -> delivery.awaitEnd(deadline));
  }
}
