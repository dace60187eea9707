package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Shows which repository depends on which, in the order they are built. */
public final class ShowRepositoryGraph
    implements UseCase<ShowRepositoryGraph.Request, RepositoryGraphDocument> {

  private final RepositorySelector selector;
  private final RepositoryRegistry registry;

  /**
   * Which.
   *
   * @param repositories all of them when nothing is asked for
   */
  public record Request(RepositoryQuery repositories) {}

  @Inject
  ShowRepositoryGraph(RepositorySelector selector, RepositoryRegistry registry) {
    this.selector = selector;
    this.registry = registry;
  }

  @Override
  public RepositoryGraphDocument run(Request request, RequestContext context) {
    return new RepositoryGraphDocument(
        1,
        DependencyOrder.of(selector.select(request.repositories()), registry).stream()
            .map(each -> new RepositoryGraphDocument.Node(each.name(), each.dependsOn()))
            .toList());
  }
}
