package dev.orchestrator.core.spi;

import dev.orchestrator.core.event.Event;

/**
 * Is told of everything that happens. Called on the thread the event arose on, possibly by several
 * at once: implementations are thread-safe and quick. What a listener throws is reported once and
 * does not disturb the work.
 */
@FunctionalInterface
public interface EventListener {

  /** Takes note of an event. */
  void onEvent(Event event);
}
