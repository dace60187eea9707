package dev.orchestrator.runs.landing.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which sides of a merge left something in a file. A side is dropped when it changed the file in a
 * way the other did not, and the result has nothing of that: no line it added, every line it
 * removed, and no line that is new to both, as one that combines them would be. White space counts
 * for nothing.
 */
final class KeptSides {

  private KeptSides() {}

  /** A side of a merge. */
  enum Side {
    OURS,
    THEIRS
  }

  /** The sides that are dropped, of a file that two sides changed. */
  static List<Side> dropped(MergedFile file) {
    List<Side> dropped = new ArrayList<>();
    if (isDropped(file, file.ours(), file.theirs())) {
      dropped.add(Side.OURS);
    }
    if (isDropped(file, file.theirs(), file.ours())) {
      dropped.add(Side.THEIRS);
    }
    return List.copyOf(dropped);
  }

  private static boolean isDropped(MergedFile file, Optional<String> side, Optional<String> other) {
    if (isSame(side, file.base()) || isSame(side, other)) {
      return false;
    }
    if (file.result().isEmpty() || side.isEmpty()) {
      return file.result().isPresent() != side.isPresent();
    }
    Set<String> base = lines(file.base());
    Set<String> mine = lines(side);
    Set<String> others = lines(other);
    Set<String> result = lines(file.result());
    Set<String> added = without(without(mine, base), others);
    Set<String> removed = without(base, mine);
    removed.retainAll(others);
    Set<String> combined = without(without(without(result, base), mine), others);
    boolean distinct = !added.isEmpty() || !removed.isEmpty();
    boolean kept =
        added.stream().anyMatch(result::contains)
            || !result.containsAll(removed)
            || !combined.isEmpty();
    return distinct && !kept;
  }

  private static boolean isSame(Optional<String> one, Optional<String> other) {
    return one.isPresent() == other.isPresent() && lines(one).equals(lines(other));
  }

  private static Set<String> lines(Optional<String> text) {
    return text.orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    Set<String> left = new HashSet<>(lines);
    left.removeAll(others);
    return left;
  }
}
