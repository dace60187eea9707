package dev.orchestrator.exec.build;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessIdentity;
import dev.orchestrator.exec.process.ProcessRoot;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers what a run over many repositories was to do, until it has done it. */
public final class UnfinishedRun {

  static final String VARIABLE = "ORCHESTRATOR_RUN";

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Workspace workspace;
  private final JsonCodec codec;
  private final ProcessTree processes;

  /** Kept in the state folder of a workspace. */
  @Inject
  public UnfinishedRun(Workspace workspace, JsonCodec codec, ProcessTree processes) {
    this.workspace = workspace;
    this.codec = codec;
    this.processes = processes;
  }

  /**
   * What a run was to do.
   *
   * @param id which everything it started carries in {@link #VARIABLE}
   * @param owner the program that does it
   * @param startedAt results before this moment are of an earlier run
   * @param repositories their names, in order
   */
  public record Intent(
      String id, Optional<ProcessIdentity> owner, Instant startedAt, List<String> repositories) {

    Intent by(String newId, Optional<ProcessIdentity> newOwner) {
      return new Intent(newId, newOwner, startedAt, repositories);
    }
  }

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

  /** Another program may have begun a run of its own meanwhile; that one stays. */
  void finish(ProjectAction action, Intent intent) throws IOException {
    if (find(action).filter(current -> current.id().equals(intent.id())).isPresent()) {
      Files.deleteIfExists(path(action));
    }
  }

  /**
   * Stops what a killed program left running, lest it works in the same folders as what comes now.
   */
  void stopLeftovers(ProjectAction action) {
    find(action)
        .filter(intent -> intent.owner().filter(owner -> !processes.isAlive(owner)).isPresent())
        .ifPresent(
            intent ->
                processes.stop(
                    ProcessRoot.of(new EnvironmentMarker(VARIABLE, intent.id())), GRACE));
  }

  private Path path(ProjectAction action) {
    return workspace.state().resolve(action + "-unfinished.json");
  }
}
