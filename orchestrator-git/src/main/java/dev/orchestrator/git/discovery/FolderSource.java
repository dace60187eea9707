package dev.orchestrator.git.discovery;

import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Every repository below a folder. */
final class FolderSource implements RepositorySource {

  /** Deep enough for host, owner and repository, and a folder around them. */
  static final int USUAL_DEPTH = 4;

  private final HostEnvironment environment;
  private final RepositoryInspector inspector;
  private final int depth;

  FolderSource(HostEnvironment environment, RepositoryInspector inspector, int depth) {
    this.environment = environment;
    this.inspector = inspector;
    this.depth = depth;
  }

  @Override
  public Path usualPlace() {
    return environment.currentFolder();
  }

  @Override
  public List<NewRepository> read(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      throw new NoSuchFileException(place.toString());
    }
    return new RepositoryFinder(depth).below(place).stream().map(inspector::describe).toList();
  }
}
