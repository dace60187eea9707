package dev.orchestrator.git.status;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files by which git keeps other gits away while it writes. A git that is killed leaves them, and
 * then commits or fetches fail until somebody removes them; nothing tells for sure that their git
 * is gone.
 */
public final class RepositoryLocks {

  private RepositoryLocks() {}

  /** The lock files of the repository in a folder, in the order of their names. */
  public static List<Path> of(Path local) {
    return GitDirectory.locate(local).directory().stream()
        .flatMap(directory -> Stream.of(directory.folder(), directory.common()))
        .distinct()
        .flatMap(RepositoryLocks::locks)
        .sorted()
        .toList();
  }

  private static Stream<Path> locks(Path folder) {
    String[] names = folder.toFile().list((parent, name) -> name.endsWith(".lock"));
    return names == null ? Stream.of() : Stream.of(names).map(folder::resolve);
  }
}
