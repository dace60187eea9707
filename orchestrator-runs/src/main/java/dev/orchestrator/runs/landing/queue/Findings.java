package dev.orchestrator.runs.landing.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a landing found out so far. Immutable.
 *
 * @param reds how often the tree of these issues, in this order, was red
 * @param flaky issues whose tree was red and then green; no fault of theirs unless it was one alone
 * @param removed why a branch does not land
 * @param flakeSeen whether any tree was red and green
 * @param baseGreen whether the base alone, or with some of the branches, is known to be green
 */
record Findings(
    Map<List<Integer>, Integer> reds,
    Set<List<Integer>> flaky,
    Map<Integer, Removal> removed,
    boolean flakeSeen,
    boolean baseGreen) {

  Findings {
    reds = Map.copyOf(reds);
    flaky = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(flaky));
    removed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(removed));
  }

  static Findings none(boolean baseGreen) {
    return new Findings(Map.of(), Set.of(), Map.of(), false, baseGreen);
  }

  int redsOf(List<Integer> tree) {
    return reds.getOrDefault(tree, 0);
  }

  /** Bad ones, not those that conflict. */
  int bad() {
    return (int) removed.values().stream().filter(Removal.Red.class::isInstance).count();
  }

  /** One that is needed and does not land. */
  Optional<Integer> missing(QueueEntry entry) {
    return entry.needs().stream().filter(removed::containsKey).sorted().findFirst();
  }

  Findings red(List<Integer> tree) {
    Map<List<Integer>, Integer> more = new HashMap<>(reds);
    more.merge(tree, 1, Integer::sum);
    return new Findings(more, flaky, removed, flakeSeen, baseGreen);
  }

  /**
   * A green tree.
   *
   * @param tree all issues in it
   * @param fresh those of it that were not known to be green before
   * @param doubted whether it was held to be red without having been run
   */
  Findings green(List<Integer> tree, List<Integer> fresh, boolean doubted) {
    boolean flake = redsOf(tree) > 0;
    Set<List<Integer>> more = new LinkedHashSet<>(flaky);
    if (flake && !fresh.isEmpty()) {
      more.add(List.copyOf(fresh));
    }
    return new Findings(reds, more, removed, flakeSeen || flake || doubted, true);
  }

  Findings without(int issue, Removal why) {
    Map<Integer, Removal> more = new LinkedHashMap<>(removed);
    more.put(issue, why);
    return new Findings(reds, flaky, more, flakeSeen, baseGreen);
  }

  /** The same with those taken back in that may land after all, now that a bad one is gone. */
  Findings reconsidering(List<Integer> issues) {
    Map<Integer, Removal> fewer = new LinkedHashMap<>(removed);
    issues.forEach(fewer::remove);
    return new Findings(reds, flaky, fewer, flakeSeen, baseGreen);
  }

  /** Files in which a branch conflicts; none for one that does not, or cannot be merged at all. */
  List<String> conflict(int issue) {
    return removed.get(issue) instanceof Removal.Conflicting conflict
        ? conflict.paths()
        : List.of();
  }

  /** Those that needed one that may land after all. */
  List<Integer> freed(Map<Integer, QueueEntry> entries) {
    return entries.values().stream()
        .filter(entry -> removed.get(entry.issue()) instanceof Removal.Needing)
        .filter(entry -> missing(entry).isEmpty())
        .map(QueueEntry::issue)
        .toList();
  }

  /** Those that conflict, and those that need one of them. */
  List<Integer> reconsiderable() {
    List<Integer> found = new ArrayList<>();
    removed.forEach(
        (issue, why) -> {
          if (why.match(conflicting -> true, red -> false, needing -> true, stopped -> false)) {
            found.add(issue);
          }
        });
    return found;
  }
}
