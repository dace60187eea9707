package dev.orchestrator.runs.landing.queue;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which conflicts somebody may still be asked to resolve. Immutable.
 *
 * @param policy whether anybody is asked at all
 * @param asked issues whose conflict somebody was asked about; nobody is asked twice
 */
record Resolutions(ConflictPolicy policy, Set<Integer> asked) {

  Resolutions {
    asked = Set.copyOf(asked);
  }

  static Resolutions by(ConflictPolicy policy) {
    return new Resolutions(policy, Set.of());
  }

  Resolutions asking(int issue) {
    Set<Integer> more = new LinkedHashSet<>(asked);
    more.add(issue);
    return new Resolutions(policy, more);
  }

  /** The first that conflicts, misses nothing it needs and was not asked about. */
  Optional<Integer> next(Map<Integer, QueueEntry> entries, Findings findings) {
    if (policy == ConflictPolicy.SET_ASIDE) {
      return Optional.empty();
    }
    return entries.values().stream()
        .filter(entry -> !asked.contains(entry.issue()))
        .filter(entry -> !findings.conflict(entry.issue()).isEmpty())
        .filter(entry -> findings.missing(entry).isEmpty())
        .map(QueueEntry::issue)
        .findFirst();
  }
}
