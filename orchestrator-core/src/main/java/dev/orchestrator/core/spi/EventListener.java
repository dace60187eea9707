package dev.orchestrator.core.spi;

import dev.orchestrator.core.event.Event;

/**
 * Is told of what happens in runs, such as {@code run.issue.completed}. Each listener is called on
 * a thread of its own, with one event after the other in the order they happened. What it throws,
 * and that it does not keep up, is told once and does not disturb the work; one that hangs hears
 * nothing more.
 */
@FunctionalInterface
public interface EventListener {

  /** Takes note of an event. */
  void onEvent(Event event);
}
