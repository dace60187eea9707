package dev.orchestrator.core.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, in a form that needs no type of the feature it came from.
 *
 * @param at when
 * @param type what, in dotted words such as {@code run.issue.completed}
 * @param subject the repository, issue or task it is about; may be empty
 * @param message one line for people
 * @param details further values for programs; never secrets
 */
public record Event(
    Instant at, String type, String subject, String message, Map<String, String> details) {

  /** Copies the details. */
  public Event {
    details = Map.copyOf(details);
  }
}
