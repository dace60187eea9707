package dev.orchestrator.exec.build;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers what a run over many repositories was to do, until it has done it. */
public final class UnfinishedRun {

  private final Workspace workspace;
  private final JsonCodec codec;

  /** Kept in the state folder of a workspace. */
  @Inject
  public UnfinishedRun(Workspace workspace, JsonCodec codec) {
    this.workspace = workspace;
    this.codec = codec;
  }

  /**
   * What a run was to do.
   *
   * @param startedAt results before this moment are of an earlier run
   * @param repositories their names, in order
   */
  public record Intent(Instant startedAt, List<String> repositories) {}

  /** The run that was interrupted, if the last one was. */
  public Optional<Intent> find(ProjectAction action) {
    try {
      return Optional.of(codec.read(Files.readString(path(action)), Intent.class));
    } catch (IOException absentOrTorn) {
      return Optional.empty();
    }
  }

  void begin(ProjectAction action, Intent intent) throws IOException {
    Files.createDirectories(workspace.state());
    AtomicFile.write(path(action), codec.pretty(intent) + "\n");
  }

  void finish(ProjectAction action) throws IOException {
    Files.deleteIfExists(path(action));
  }

  private Path path(ProjectAction action) {
    return workspace.state().resolve(action + "-unfinished.json");
  }
}
