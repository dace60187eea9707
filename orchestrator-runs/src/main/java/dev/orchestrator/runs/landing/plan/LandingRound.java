package dev.orchestrator.runs.landing.plan;

import dev.orchestrator.runs.landing.queue.QueueEntry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Branches of one repository that are landed together.
 *
 * @param repository its key
 * @param entries in the order they are merged
 * @param carried issues that land by another one, which contains them already merged with what they
 *     conflict with: the number of that entry, by their own
 */
public record LandingRound(
    String repository, List<QueueEntry> entries, Map<Integer, Integer> carried) {

  /** Copies the collections. */
  public LandingRound {
    entries = List.copyOf(entries);
    carried = Collections.unmodifiableMap(new TreeMap<>(carried));
  }

  /** The same with fewer entries; what those left out carry is left out too. */
  public LandingRound with(List<QueueEntry> fewer) {
    Map<Integer, Integer> parts = new TreeMap<>(carried);
    parts.values().retainAll(fewer.stream().map(QueueEntry::issue).toList());
    return new LandingRound(repository, fewer, parts);
  }

  /** All that lands by it. */
  public List<Integer> issues() {
    return whole(entries.stream().map(QueueEntry::issue).toList());
  }

  /** Some of its entries, each behind those that it carries. */
  public List<Integer> whole(List<Integer> some) {
    return some.stream()
        .flatMap(
            entry ->
                Stream.concat(
                    carried.entrySet().stream()
                        .filter(each -> each.getValue().equals(entry))
                        .map(Map.Entry::getKey),
                    Stream.of(entry)))
        .toList();
  }
}
