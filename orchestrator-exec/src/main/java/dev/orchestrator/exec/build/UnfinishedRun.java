package dev.orchestrator.exec.build;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers what a run over many repositories was to do, until it has done it. Several programs may
 * be at work on one workspace: each has a note of its own.
 */
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

  /** The last run that was interrupted and that no later one replaced. */
  public Optional<Intent> find(ProjectAction action) {
    return notes(action).stream()
        .map(Note::intent)
        .filter(this::isInterrupted)
        .max(Comparator.comparing(Intent::startedAt));
  }

  /** Notes down a run; it replaces those that were interrupted before. */
  void begin(ProjectAction action, Intent intent) throws IOException {
    List<Note> before = notes(action);
    Files.createDirectories(folder());
    AtomicFile.write(file(action, intent), codec.pretty(intent) + "\n");
    for (Note note : before) {
      if (isInterrupted(note.intent())) {
        Files.deleteIfExists(note.file());
      }
    }
  }

  void finish(ProjectAction action, Intent intent) throws IOException {
    Files.deleteIfExists(file(action, intent));
  }

  /**
   * Stops what killed programs left running, lest it works in the same folders as what comes now.
   */
  void stopLeftovers(ProjectAction action) {
    notes(action).stream()
        .map(Note::intent)
        .filter(intent -> intent.owner().isPresent() && isInterrupted(intent))
        .forEach(
            intent ->
                processes.stop(
                    ProcessRoot.of(new EnvironmentMarker(VARIABLE, intent.id())), GRACE));
  }

  private boolean isInterrupted(Intent intent) {
    return intent.owner().filter(processes::isAlive).isEmpty();
  }

  private record Note(Path file, Intent intent) {}

  private List<Note> notes(ProjectAction action) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(action + "-"))
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException noneYet) {
      return List.of();
    }
  }

  private Optional<Note> read(Path file) {
    try {
      return Optional.of(new Note(file, codec.read(RegularFile.text(file), Intent.class)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Path folder() {
    return workspace.state().resolve("unfinished");
  }

  private Path file(ProjectAction action, Intent intent) {
    return folder().resolve(action + "-" + intent.id() + ".json");
  }
}
