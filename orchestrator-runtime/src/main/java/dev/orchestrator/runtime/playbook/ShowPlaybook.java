package dev.orchestrator.runtime.playbook;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.runtime.usecase.Later;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Map;
import java.util.Optional;

/** Fills in a playbook. */
public final class ShowPlaybook implements UseCase<ShowPlaybook.Request, PlaybookDocument> {

  private final PlaybookShelf shelf;
  private final Provider<RepositoryRegistry> registry;

  /**
   * Which playbook, and with what.
   *
   * @param repository whose fields are filled in
   * @param variables values by name
   */
  public record Request(String name, Optional<String> repository, Map<String, String> variables) {}

  @Inject
  ShowPlaybook(PlaybookShelf shelf, Provider<RepositoryRegistry> registry) {
    this.shelf = shelf;
    this.registry = registry;
  }

  @Override
  public PlaybookDocument run(Request request, RequestContext context) {
    Playbook playbook = shelf.require(request.name());
    Optional<Repository> repository =
        request.repository().map(wanted -> Later.get(registry::get).require(wanted));
    PlaybookFilling.Filled filled =
        new PlaybookFilling(repository, request.variables()).fill(playbook);
    return new PlaybookDocument(1, playbook.name(), playbook.title(), filled.text(), filled.open());
  }
}
