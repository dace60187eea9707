package dev.orchestrator.git.sync;

import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.Repository;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder in which a clone was being made by a sync that was killed. While a clone is under way
 * its maker holds a lock in the folder, which the kernel releases however the maker dies.
 *
 * @param folder where it lies, beside the place of the repository
 */
public record LeftoverClone(Path folder) {

  static final String CLONE = "clone";

  private static final String LOCK = "lock";
  private static final Set<String> OURS = Set.of(CLONE, LOCK);

  static String prefix(Path repository) {
    return "." + repository.getFileName() + ".cloning-";
  }

  /** Says, for as long as it is open, that somebody is at work in the folder. */
  static LockFile claim(Path folder) throws IOException {
    return LockFile.acquire(folder.resolve(LOCK), Duration.ZERO)
        .orElseThrow(() -> new IOException(folder + " is used by somebody else"));
  }

  /** Those beside the places of repositories in which nobody is at work any more. */
  public static List<LeftoverClone> of(List<Repository> repositories) {
    List<LeftoverClone> found = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Repository each : repositories) {
      Path parent = each.local().getParent();
      if (parent != null && seen.add(each.local()) && Files.isDirectory(parent)) {
        found.addAll(beside(parent, prefix(each.local())));
      }
    }
    return found;
  }

  private static List<LeftoverClone> beside(Path parent, String prefix) {
    List<LeftoverClone> found = new ArrayList<>();
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(
            parent, folder -> folder.getFileName().toString().startsWith(prefix))) {
      for (Path folder : folders) {
        LeftoverClone leftover = new LeftoverClone(folder);
        if (leftover.isOurs() && leftover.isAbandoned()) {
          found.add(leftover);
        }
      }
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }

  /** A real folder with nothing in it but what a sync puts there. */
  private boolean isOurs() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path each : inside) {
        if (!OURS.contains(each.getFileName().toString())) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isAbandoned() throws IOException {
    try (LockFile free = LockFile.acquire(folder.resolve(LOCK), Duration.ZERO).orElse(null)) {
      return free != null;
    }
  }

  /**
   * Deletes it, unless somebody has begun to work in it.
   *
   * @throws IOException when somebody has, or it cannot be deleted
   */
  public void delete() throws IOException {
    try (LockFile held = claim(folder)) {
      TemporaryFolder.delete(folder);
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " could not be deleted");
    }
  }
}
