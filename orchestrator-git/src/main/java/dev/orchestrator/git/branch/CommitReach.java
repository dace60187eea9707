package dev.orchestrator.git.branch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of the history of a repository, and what is reached from a commit within it. */
final class CommitReach {

  private final Map<String, List<String>> parents = new HashMap<>();

  /**
   * @param lines each a commit and its parents, as {@code git rev-list --parents} writes them
   */
  CommitReach(List<String> lines) {
    for (String line : lines) {
      List<String> ids = List.of(line.split(" "));
      parents.put(ids.get(0), ids.subList(1, ids.size()));
    }
  }

  /** The commit and all its ancestors, as far as they are known here. */
  Set<String> from(String commit) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(commit));
    while (!next.isEmpty()) {
      String id = next.pop();
      if (parents.containsKey(id) && reached.add(id)) {
        parents.getOrDefault(id, List.of()).forEach(next::push);
      }
    }
    return reached;
  }

  boolean isMerge(String commit) {
    return parents.getOrDefault(commit, List.of()).size() > 1;
  }
}
