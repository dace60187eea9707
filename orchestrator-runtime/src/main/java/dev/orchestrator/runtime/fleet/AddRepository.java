package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.git.discovery.RemoteUrl;
import dev.orchestrator.git.discovery.RepositoryInspector;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Adds one repository to the registry; what is not said of it is read from the repository. */
public final class AddRepository implements UseCase<AddRepository.Request, NewRepositoryDocument> {

  private final RegistryEditor editor;
  private final RepositoryInspector inspector;
  private final Workspace workspace;

  /**
   * What is to be written.
   *
   * @param folder where it is, absolute
   * @param name of the entry
   * @param local the folder as it is to be written
   * @param remote URL, where one is given
   * @param said everything else that is given
   */
  public record Request(
      Path folder, String name, String local, Optional<String> remote, Said said) {}

  /** What is said of an entry; what is empty is read from the repository. */
  public record Said(
      Optional<String> platform,
      Optional<String> defaultBranch,
      Optional<String> language,
      Optional<String> description,
      List<String> tags,
      List<String> dependsOn) {}

  @Inject
  AddRepository(RegistryEditor editor, RepositoryInspector inspector, Workspace workspace) {
    this.editor = editor;
    this.inspector = inspector;
    this.workspace = workspace;
  }

  @Override
  public NewRepositoryDocument run(Request request, RequestContext context) {
    NewRepository entry = entry(request, inspector.describe(request.folder(), request.name()));
    editor.add(entry);
    return new NewRepositoryDocument(
        1,
        entry,
        workspace.repositoriesFile().toString(),
        NewRepositoryDocument.Found.at(request.folder()));
  }

  private static NewRepository entry(Request request, NewRepository read) {
    Said said = request.said();
    String platform = request.remote().map(RemoteUrl::platform).orElse(read.platform());
    return new NewRepository(
        request.name(),
        request.local(),
        said.platform().orElse(platform),
        request.remote().orElse(read.remote()),
        said.defaultBranch().orElse(read.defaultBranch()),
        said.language().orElse(read.language()),
        read.hasClaudeMd(),
        said.tags(),
        said.description().orElse(read.description()),
        said.dependsOn());
  }
}
