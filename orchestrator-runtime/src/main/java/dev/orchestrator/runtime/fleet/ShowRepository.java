package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.git.status.UnpushedBranches;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.List;

/** Shows one entry of the registry, and what only that repository has. */
public final class ShowRepository implements UseCase<ShowRepository.Request, RepositoryDocument> {

  private final RepositoryRegistry registry;
  private final UnpushedBranches branches;

  /**
   * Which.
   *
   * @param name of the entry
   */
  public record Request(String name) {}

  @Inject
  ShowRepository(RepositoryRegistry registry, UnpushedBranches branches) {
    this.registry = registry;
    this.branches = branches;
  }

  @Override
  public RepositoryDocument run(Request request, RequestContext context) {
    Repository repository = registry.require(request.name());
    List<String> neededBy =
        registry.all().stream()
            .filter(each -> each.dependsOn().contains(repository.name()))
            .map(Repository::name)
            .toList();
    return new RepositoryDocument(
        1,
        RepositoryRow.of(repository),
        repository.fields(),
        neededBy,
        branches.of(repository),
        repository.line());
  }
}
