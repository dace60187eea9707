package dev.orchestrator.exec.run;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code depends_on} means for an order. */
public final class DependencyOrder {

  /** Repositories depend on each other in a circle. */
  public static final ErrorCode DEPENDENCY_CYCLE = ErrorCode.environment("DEPENDENCY_CYCLE");

  private DependencyOrder() {}

  /**
   * Refuses a circle among these repositories.
   *
   * @throws OrchestratorException {@link #DEPENDENCY_CYCLE} naming the circle
   */
  public static void requireNoCycle(List<Repository> repositories) {
    Map<String, Repository> byName = new LinkedHashMap<>();
    repositories.forEach(repository -> byName.put(repository.name(), repository));
    Set<String> finished = new LinkedHashSet<>();
    for (Repository repository : repositories) {
      visit(repository, byName, new ArrayList<>(), finished);
    }
  }

  private static void visit(
      Repository repository,
      Map<String, Repository> byName,
      List<String> path,
      Set<String> finished) {
    int before = path.indexOf(repository.name());
    if (before >= 0) {
      List<String> circle = new ArrayList<>(path.subList(before, path.size()));
      circle.add(repository.name());
      throw new OrchestratorException(
          DEPENDENCY_CYCLE,
          "repositories depend on each other in a circle: " + String.join(" -> ", circle),
          "remove one of these names from 'depends_on' in config/repos.json");
    }
    if (finished.contains(repository.name())) {
      return;
    }
    path.add(repository.name());
    for (String name : repository.dependsOn()) {
      Repository dependency = byName.get(name);
      if (dependency != null) {
        visit(dependency, byName, path, finished);
      }
    }
    path.remove(path.size() - 1);
    finished.add(repository.name());
  }

  /** The selected ones and, after them, all that depend on them, directly or not. */
  public static List<Repository> withDependents(List<Repository> selected, List<Repository> all) {
    Set<String> names = new LinkedHashSet<>();
    selected.forEach(repository -> names.add(repository.name()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Repository repository : all) {
        boolean depends = repository.dependsOn().stream().anyMatch(names::contains);
        grew |= depends && names.add(repository.name());
      }
    }
    List<Repository> result = new ArrayList<>(selected);
    all.stream()
        .filter(repository -> names.contains(repository.name()) && !selected.contains(repository))
        .forEach(result::add);
    return result;
  }
}
