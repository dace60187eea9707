package dev.orchestrator.runs.landing.plan;

import dev.orchestrator.runs.landing.queue.QueueEntry;
import java.util.List;

/**
 * Branches of one repository that are landed together.
 *
 * @param repository its key
 * @param entries in the order they are merged
 */
public record LandingRound(String repository, List<QueueEntry> entries) {

  /** Copies the list. */
  public LandingRound {
    entries = List.copyOf(entries);
  }
}
