package dev.orchestrator.runs.base;

import java.util.List;
import java.util.Set;

/**
 * What git knows about a {@link BaseQuestion}.
 *
 * @param trunk the base branch
 * @param predecessors what was found of the dependencies, in their order
 * @param gone dependencies that have neither a verified commit nor a branch
 * @param inTrunk those, of all repositories, that the base branch of their repository holds
 * @param independent of the commits to be held, those that no other of them contains, in order
 * @param trunkIndependent whether none of them contains the base branch
 */
public record BaseFacts(
    Trunk trunk,
    List<Predecessor> predecessors,
    Set<Integer> gone,
    Set<Integer> inTrunk,
    List<String> independent,
    boolean trunkIndependent) {

  /** Copies the collections. */
  public BaseFacts {
    predecessors = List.copyOf(predecessors);
    gone = Set.copyOf(gone);
    inTrunk = Set.copyOf(inTrunk);
    independent = List.copyOf(independent);
  }
}
