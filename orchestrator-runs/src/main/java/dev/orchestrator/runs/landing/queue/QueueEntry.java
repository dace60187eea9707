package dev.orchestrator.runs.landing.queue;

import java.util.Set;

/**
 * A branch that waits to be landed.
 *
 * @param issue number of its issue
 * @param needs issues of the same queue without which it must not land: those it depends on, and
 *     those whose commits its branch contains
 */
public record QueueEntry(int issue, Set<Integer> needs) {

  /** Copies the set. */
  public QueueEntry {
    needs = Set.copyOf(needs);
  }
}
