package dev.orchestrator.runs.landing.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds branches that conflict with each other and are merged in a third one, which builds on both.
 * Merging them one by one would meet the conflict that somebody has resolved there; so one of the
 * two lands as a part of the third.
 */
final class CarriedBranches {

  private final List<BranchFacts> candidates;

  /**
   * @param candidates that can be landed, those first that are merged first
   */
  CarriedBranches(Collection<BranchFacts> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** By which other issue an issue lands, for those that do not land by themselves. */
  Map<Integer, Integer> find() {
    Map<Integer, Integer> carriers = new HashMap<>();
    for (int later = 0; later < candidates.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        carry(candidates.get(earlier), candidates.get(later), carriers);
      }
    }
    carriers.replaceAll((issue, carrier) -> last(carrier, carriers));
    return carriers;
  }

  private void carry(BranchFacts first, BranchFacts second, Map<Integer, Integer> carriers) {
    if (!first.clashes().contains(second.number())) {
      return;
    }
    carrier(first, second)
        .ifPresent(
            carrier -> {
              carriers.putIfAbsent(second.number(), carrier.number());
              between(second, carrier)
                  .forEach(each -> carriers.putIfAbsent(each.number(), carrier.number()));
            });
  }

  /** The one with the least beside the two. */
  private Optional<BranchFacts> carrier(BranchFacts first, BranchFacts second) {
    return candidates.stream()
        .filter(each -> each.contains().containsAll(Set.of(first.number(), second.number())))
        .filter(each -> !second.contains().contains(each.number()))
        .min(
            Comparator.<BranchFacts>comparingInt(each -> each.contains().size())
                .thenComparingInt(BranchFacts::number));
  }

  /** What builds on the one and is part of the other. */
  private List<BranchFacts> between(BranchFacts issue, BranchFacts carrier) {
    return candidates.stream()
        .filter(each -> each.contains().contains(issue.number()))
        .filter(each -> carrier.contains().contains(each.number()))
        .filter(each -> !each.contains().contains(carrier.number()))
        .toList();
  }

  private static int last(int carrier, Map<Integer, Integer> carriers) {
    int at = carrier;
    for (int steps = 0; steps <= carriers.size(); steps++) {
      Integer next = carriers.get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    return carrier;
  }
}
