package dev.orchestrator.core.registry;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code depends_on} means for an order: what a repository depends on comes before it, and
 * otherwise the order of the file is kept. Names that are no repository are passed over.
 */
public final class DependencyOrder {

  /** Repositories depend on each other in a circle. */
  public static final ErrorCode DEPENDENCY_CYCLE = ErrorCode.environment("DEPENDENCY_CYCLE");

  private final RepositoryRegistry registry;
  private final Set<Repository> ordered = new LinkedHashSet<>();
  private final Deque<String> path = new ArrayDeque<>();

  private DependencyOrder(RepositoryRegistry registry) {
    this.registry = registry;
  }

  /**
   * The given repositories in an order in which they can be built, also where one depends on
   * another through a third that is not among them.
   *
   * @throws OrchestratorException {@link #DEPENDENCY_CYCLE} naming the circle
   */
  public static List<Repository> of(
      Collection<Repository> repositories, RepositoryRegistry registry) {
    DependencyOrder order = new DependencyOrder(registry);
    repositories.forEach(order::visit);
    Set<Repository> wanted = new HashSet<>(repositories);
    return order.ordered.stream().filter(wanted::contains).toList();
  }

  /** The selected ones and, after them, all that depend on them, directly or not. */
  public static List<Repository> withDependents(
      List<Repository> selected, RepositoryRegistry registry) {
    Set<Repository> result = new LinkedHashSet<>(selected);
    Set<String> names = new HashSet<>();
    selected.forEach(repository -> names.add(repository.name()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Repository repository : registry.all()) {
        boolean depends = repository.dependsOn().stream().anyMatch(names::contains);
        grew |= depends && names.add(repository.name());
      }
    }
    registry.all().stream()
        .filter(repository -> names.contains(repository.name()))
        .forEach(result::add);
    return List.copyOf(result);
  }

  /**
   * Those among {@code names} that must come before a repository: what it depends on, and where
   * that is not among them, what that depends on, and so on. Empty of itself as long as {@link #of}
   * finds an order.
   */
  public static Set<String> prerequisites(
      Repository repository, Set<String> names, RepositoryRegistry registry) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(repository.dependsOn());
    while (!left.isEmpty()) {
      String name = left.removeFirst();
      if (names.contains(name)) {
        found.add(name);
      } else if (seen.add(name)) {
        registry.find(name).ifPresent(other -> left.addAll(other.dependsOn()));
      }
    }
    return found;
  }

  private void visit(Repository repository) {
    if (ordered.contains(repository)) {
      return;
    }
    if (path.contains(repository.name())) {
      throw cycle(repository.name());
    }
    path.addLast(repository.name());
    for (String name : repository.dependsOn()) {
      registry.find(name).ifPresent(this::visit);
    }
    path.removeLast();
    ordered.add(repository);
  }

  private OrchestratorException cycle(String name) {
    List<String> circle = new ArrayList<>(path);
    List<String> closed = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
    closed.add(name);
    return new OrchestratorException(
        DEPENDENCY_CYCLE,
        "repositories depend on each other in a circle: " + String.join(" -> ", closed),
        "take one of these out of 'depends_on' in config/repos.json");
  }
}
