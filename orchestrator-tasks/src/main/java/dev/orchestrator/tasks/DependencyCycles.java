package dev.orchestrator.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds tasks that wait for themselves. */
public final class DependencyCycles {

  private DependencyCycles() {}

  /**
   * A way from a task back to itself.
   *
   * @param graph what each task depends on; a task that is not in it depends on nothing
   * @return the tasks in order, the first again at the end; empty where there is no such way
   */
  public static Optional<List<TaskId>> from(
      TaskId start, Map<TaskId, ? extends Collection<TaskId>> graph) {
    Set<TaskId> seen = new HashSet<>();
    List<List<TaskId>> open = new ArrayList<>();
    open.add(List.of(start));
    while (!open.isEmpty()) {
      List<TaskId> path = open.remove(open.size() - 1);
      Collection<TaskId> next = graph.get(path.get(path.size() - 1));
      for (TaskId each : new LinkedHashSet<>(next == null ? List.<TaskId>of() : next)) {
        List<TaskId> longer = new ArrayList<>(path);
        longer.add(each);
        if (each.equals(start)) {
          return Optional.of(List.copyOf(longer));
        }
        if (seen.add(each)) {
          open.add(longer);
        }
      }
    }
    return Optional.empty();
  }
}
