package dev.orchestrator.git.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code git diff-tree --stdin -z --name-only} prints about pairs of trees. */
final class ComparedTrees {

  private ComparedTrees() {}

  /** Each pair has a line of its own, with the ids, before the paths in it. */
  static List<Set<String>> parse(String output, String from, List<String> to) {
    List<Set<String>> changed = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (String field : output.split("\0")) {
      String path = field;
      while (changed.size() < to.size()
          && path.startsWith(from + " " + to.get(changed.size()) + "\n")) {
        paths = new HashSet<>();
        changed.add(paths);
        path = path.substring(path.indexOf('\n') + 1);
      }
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    while (changed.size() < to.size()) {
      changed.add(new HashSet<>());
    }
    return List.copyOf(changed);
  }
}
