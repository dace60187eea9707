package dev.orchestrator.git.merge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commits that some branches have and a base has not. Immutable. */
public final class CommitGraph {

  private final Map<String, List<String>> parents;

  private CommitGraph(Map<String, List<String>> parents) {
    this.parents = parents;
  }

  /** As {@code git rev-list --parents} prints it. */
  static CommitGraph parse(String listing) {
    Map<String, List<String>> parents = new HashMap<>();
    listing
        .lines()
        .filter(line -> !line.isEmpty())
        .map(line -> List.of(line.split(" ")))
        .forEach(ids -> parents.put(ids.get(0), ids.subList(1, ids.size())));
    return new CommitGraph(parents);
  }

  /** Whether the base has not got a commit. */
  public boolean isAhead(String commit) {
    return parents.containsKey(commit);
  }

  /** The commit and its ancestors, as far as the base has not got them. */
  public Set<String> history(String commit) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(commit));
    while (!next.isEmpty()) {
      String id = next.pop();
      List<String> of = parents.get(id);
      if (of != null && seen.add(id)) {
        next.addAll(of);
      }
    }
    return seen;
  }
}
