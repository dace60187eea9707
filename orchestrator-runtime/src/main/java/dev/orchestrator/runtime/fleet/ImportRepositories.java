package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.git.discovery.ImportFormat;
import dev.orchestrator.git.discovery.RepositoryImport;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Registers the repositories that another tool knows. */
public final class ImportRepositories
    implements UseCase<ImportRepositories.Request, RegistrationDocument> {

  private final RepositoryImport source;
  private final RegistryEditor editor;

  /**
   * What to read.
   *
   * @param place a file or folder, absolute; else the tool's own place
   * @param tags each of them gets
   * @param dryRun whether nothing is written
   */
  public record Request(
      ImportFormat format, Optional<Path> place, List<String> tags, boolean dryRun) {}

  @Inject
  ImportRepositories(RepositoryImport source, RegistryEditor editor) {
    this.source = source;
    this.editor = editor;
  }

  @Override
  public RegistrationDocument run(Request request, RequestContext context) {
    return new Registration(editor, request.tags(), request.dryRun())
        .register(source.read(request.format(), request.place()));
  }
}
