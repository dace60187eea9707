package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;

/** Lists the registry. */
public final class ListRepositories
    implements UseCase<ListRepositories.Request, RepositoryListDocument> {

  private final RepositorySelector selector;

  /**
   * Which.
   *
   * @param repositories all of them when nothing is asked for
   */
  public record Request(RepositoryQuery repositories) {}

  /** Selects through {@code selector}. */
  public ListRepositories(RepositorySelector selector) {
    this.selector = selector;
  }

  @Override
  public RepositoryListDocument run(Request request, RequestContext context) {
    return new RepositoryListDocument(
        1, selector.selectOrAny(request.repositories()).stream().map(RepositoryRow::of).toList());
  }
}
