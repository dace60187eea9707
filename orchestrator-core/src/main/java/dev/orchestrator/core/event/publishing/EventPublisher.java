package dev.orchestrator.core.event.publishing;

import dev.orchestrator.core.spi.EventListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets listeners hear of events without letting them disturb the work. Thread-safe. */
public final class EventPublisher {

  private final Map<String, EventListener> listeners;

  /** {@code listeners} by the name their plugins gave them. */
  public EventPublisher(Map<String, EventListener> listeners) {
    this.listeners = new LinkedHashMap<>(listeners);
  }

  /**
   * Begins to publish.
   *
   * @param complaints is told, once for each listener, that it fails or does not keep up; on any
   *     thread
   */
  public Publication begin(Consumer<String> complaints) {
    List<ListenerQueue> deliveries =
        listeners.entrySet().stream()
            .map(each -> new ListenerQueue(each.getKey(), each.getValue(), complaints))
            .toList();
    return new Publication(deliveries);
  }
}
