package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Takes entries out of the registry; the repositories themselves stay. */
public final class RemoveRepositories
    implements UseCase<RemoveRepositories.Request, RemovedRepositoriesDocument> {

  private final RegistryEditor editor;
  private final RepositoryRegistry registry;

  /**
   * Which.
   *
   * @param names of entries, each of which must exist
   */
  public record Request(List<String> names) {}

  @Inject
  RemoveRepositories(RegistryEditor editor, RepositoryRegistry registry) {
    this.editor = editor;
    this.registry = registry;
  }

  @Override
  public RemovedRepositoriesDocument run(Request request, RequestContext context) {
    List<Repository> before = registry.all();
    editor.remove(request.names());
    return new RemovedRepositoriesDocument(
        1,
        request.names(),
        before.stream()
            .filter(each -> !request.names().contains(each.name()))
            .flatMap(each -> stillNeeded(each, request.names()))
            .toList());
  }

  private static Stream<RemovedRepositoriesDocument.StillNeeded> stillNeeded(
      Repository other, List<String> removed) {
    return other.dependsOn().stream()
        .filter(removed::contains)
        .map(name -> new RemovedRepositoriesDocument.StillNeeded(other.name(), name));
  }
}
