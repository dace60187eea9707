package dev.orchestrator.git.base;

import java.util.List;
import java.util.Set;

/**
 * How some commits and a base branch descend from one another.
 *
 * @param missing those that are not in the repository
 * @param inBase those that the base branch holds: as ancestors, or by what they change, as after a
 *     squash
 * @param independent those that no other of them contains, in the order they were given; without
 *     the missing ones
 * @param baseIndependent whether none of them contains the base branch
 */
public record Lineage(
    Set<String> missing, Set<String> inBase, List<String> independent, boolean baseIndependent) {

  /** Copies the collections. */
  public Lineage {
    missing = Set.copyOf(missing);
    inBase = Set.copyOf(inBase);
    independent = List.copyOf(independent);
  }
}
