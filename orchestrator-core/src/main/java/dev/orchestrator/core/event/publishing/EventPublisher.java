package dev.orchestrator.core.event.publishing;

import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.spi.EventListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Hands each event to every listener, in the order they were given. A listener that fails is
 * reported once and called again next time. Thread-safe.
 */
public final class EventPublisher {

  private final List<EventListener> listeners;
  private final BiConsumer<EventListener, RuntimeException> onFailure;
  private final Set<EventListener> reported = ConcurrentHashMap.newKeySet();

  /** {@code onFailure} is told the first failure of each listener. */
  public EventPublisher(
      List<EventListener> listeners, BiConsumer<EventListener, RuntimeException> onFailure) {
    this.listeners = List.copyOf(listeners);
    this.onFailure = onFailure;
  }

  /** Tells every listener. Never throws what a listener threw. */
  public void publish(Event event) {
    for (EventListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException failure) {
        if (reported.add(listener)) {
          onFailure.accept(listener, failure);
        }
      }
    }
  }
}
