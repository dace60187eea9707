package dev.orchestrator.core.workspace;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the workspace: the folder given on the command line, else {@code ORCHESTRATOR_WORKSPACE},
 * else the nearest folder upward that holds {@code config/repos.json}.
 */
public final class WorkspaceLocator {

  /** There is no workspace where one was looked for. */
  public static final ErrorCode WORKSPACE_NOT_FOUND = ErrorCode.environment("WORKSPACE_NOT_FOUND");

  /** The environment variable that names the workspace. */
  public static final String VARIABLE = "ORCHESTRATOR_WORKSPACE";

  private final Map<String, String> environment;
  private final Path currentFolder;

  /** Looks in {@code environment} and upward from {@code currentFolder}. */
  public WorkspaceLocator(Map<String, String> environment, Path currentFolder) {
    this.environment = Map.copyOf(environment);
    this.currentFolder = currentFolder.toAbsolutePath().normalize();
  }

  /**
   * The workspace.
   *
   * @param given the folder named on the command line, relative to the current folder
   * @throws OrchestratorException {@link #WORKSPACE_NOT_FOUND}
   */
  public Workspace locate(Optional<Path> given) {
    if (given.isPresent()) {
      return at(currentFolder.resolve(given.get()), "given with --workspace");
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return at(currentFolder.resolve(variable), "named by $" + VARIABLE);
    }
    return Stream.iterate(currentFolder, folder -> folder != null, Path::getParent)
        .map(Workspace::new)
        .filter(WorkspaceLocator::isWorkspace)
        .findFirst()
        .orElseThrow(
            () ->
                new OrchestratorException(
                    WORKSPACE_NOT_FOUND,
                    "no workspace here: neither "
                        + currentFolder
                        + " nor a folder above it holds config/repos.json",
                    "run 'orchestrator init' to make one, or name one with --workspace DIR"));
  }

  private static Workspace at(Path folder, String origin) {
    Workspace workspace = new Workspace(folder);
    if (!isWorkspace(workspace)) {
      throw new OrchestratorException(
          WORKSPACE_NOT_FOUND,
          "the folder " + origin + ", " + workspace.root() + ", holds no config/repos.json",
          "'orchestrator init' makes a folder a workspace");
    }
    return workspace;
  }

  private static boolean isWorkspace(Workspace workspace) {
    return Files.isRegularFile(workspace.repositoriesFile());
  }
}
