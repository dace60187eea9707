package dev.orchestrator.git.discovery;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads lists of repositories that other tools keep. Changes nothing. */
public final class RepositoryImport {

  /** The list is not there or cannot be understood. */
  public static final ErrorCode IMPORT_UNREADABLE = ErrorCode.environment("IMPORT_UNREADABLE");

  private final HostEnvironment environment;
  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final RepositoryInspector inspector;

  /** Looks for lists where {@code environment} says that tools keep them. */
  @Inject
  public RepositoryImport(
      HostEnvironment environment,
      CommandRunner runner,
      CancellationToken cancellation,
      RepositoryInspector inspector) {
    this.environment = environment;
    this.runner = runner;
    this.cancellation = cancellation;
    this.inspector = inspector;
  }

  /**
   * What a list holds.
   *
   * @param named the file or folder; without one the place where the tool itself looks
   * @throws OrchestratorException {@link #IMPORT_UNREADABLE}
   */
  public List<NewRepository> read(ImportFormat format, Optional<Path> named) {
    RepositorySource source = source(format);
    Path place = named.orElseGet(source::usualPlace).toAbsolutePath().normalize();
    try {
      return source.read(place);
    } catch (NoSuchFileException missing) {
      throw unreadable(format, place, "it does not exist", missing);
    } catch (IOException | IllegalArgumentException broken) {
      throw unreadable(format, place, String.valueOf(broken.getMessage()), broken);
    }
  }

  /** The repositories below a folder, at most {@code depth} folders down. */
  public List<NewRepository> discover(Path root, int depth) {
    try {
      return new FolderSource(environment, inspector, depth).read(root);
    } catch (IOException unreadable) {
      throw unreadable(ImportFormat.FOLDER, root, "it cannot be read", unreadable);
    }
  }

  private RepositorySource source(ImportFormat format) {
    return switch (format) {
      case MANI -> new ManiSource(environment);
      case GITA -> new GitaSource(environment, inspector);
      case VCSPULL -> new VcspullSource(environment);
      case GHQ -> new GhqSource(environment, inspector, runner, cancellation);
      case FOLDER -> new FolderSource(environment, inspector, FolderSource.USUAL_DEPTH);
    };
  }

  private static OrchestratorException unreadable(
      ImportFormat format, Path place, String why, Exception cause) {
    return new OrchestratorException(
        IMPORT_UNREADABLE,
        "cannot import from " + place + " (" + format + "): " + why.lines().findFirst().orElse(why),
        "name the file or folder after the format",
        cause);
  }
}
