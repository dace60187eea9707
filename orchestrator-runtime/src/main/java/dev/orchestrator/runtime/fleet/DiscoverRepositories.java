package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.git.discovery.RepositoryImport;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/** Registers the repositories below a folder that are not registered yet. */
public final class DiscoverRepositories
    implements UseCase<DiscoverRepositories.Request, RegistrationDocument> {

  private final RepositoryImport source;
  private final RegistryEditor editor;

  /**
   * Where to look.
   *
   * @param folder absolute
   * @param depth how many folders down
   * @param tags each of them gets
   * @param dryRun whether nothing is written
   */
  public record Request(Path folder, int depth, List<String> tags, boolean dryRun) {}

  @Inject
  DiscoverRepositories(RepositoryImport source, RegistryEditor editor) {
    this.source = source;
    this.editor = editor;
  }

  @Override
  public RegistrationDocument run(Request request, RequestContext context) {
    return new Registration(editor, request.tags(), request.dryRun())
        .register(source.discover(request.folder(), request.depth()));
  }
}
