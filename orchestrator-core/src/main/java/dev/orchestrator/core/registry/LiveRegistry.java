package dev.orchestrator.core.registry;

import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The registry as it is now, for what lives longer than one command: a run that goes on for days
 * sees a repository that was registered meanwhile. Each answer is a value that does not change; the
 * file is read again when its size, time or identity is another. While it cannot be used, because
 * somebody is in the middle of an edit, the answer before stands. Thread-safe.
 */
public final class LiveRegistry implements Supplier<RepositoryRegistry> {

  private final RepositoryRegistryReader reader;
  private final Workspace workspace;
  private final Problems problems;
  private @Nullable Reading last;

  /**
   * Reads the registry of {@code workspace}; {@code problems} gets the warnings of the first time.
   */
  public LiveRegistry(RepositoryRegistryReader reader, Workspace workspace, Problems problems) {
    this.reader = reader;
    this.workspace = workspace;
    this.problems = problems;
  }

  private record Stamp(long size, FileTime changed, String identity) {}

  private record Reading(Optional<Stamp> stamp, RepositoryRegistry registry) {}

  /**
   * The registry.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException when it could never be read
   */
  @Override
  public synchronized RepositoryRegistry get() {
    Optional<Stamp> now = stamp();
    if (last == null) {
      last = new Reading(now, reader.read(workspace, problems));
    } else if (!last.stamp().equals(now)) {
      last = new Reading(now, readAgain(last.registry()));
    }
    return last.registry();
  }

  private RepositoryRegistry readAgain(RepositoryRegistry before) {
    try {
      return reader.read(workspace, new Problems());
    } catch (OrchestratorException unusable) {
      return before;
    }
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes file =
          Files.readAttributes(workspace.repositoriesFile(), BasicFileAttributes.class);
      return Optional.of(
          new Stamp(file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey())));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
