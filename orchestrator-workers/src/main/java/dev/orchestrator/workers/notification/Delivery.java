package dev.orchestrator.workers.notification;

import java.util.Optional;

/**
 * What came of sending a notification on one channel.
 *
 * @param channel the channel in words that give no secret away
 * @param problem why it did not arrive; empty when it did
 */
public record Delivery(String channel, Optional<String> problem) {

  /** Whether it arrived, as far as the channel can tell. */
  public boolean arrived() {
    return problem.isEmpty();
  }
}
