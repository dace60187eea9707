package dev.orchestrator.git.worktree;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The locks of git in one worktree: files such as {@code index.lock} that keep every other git from
 * writing there for as long as they exist, also when whoever made them is dead.
 */
public final class GitLocks {

  private static final String SUFFIX = ".lock";

  private GitLocks() {}

  /**
   * The locks in the git folder of a linked worktree, and the lock of its branch. Those of the
   * repository itself, which others may hold, are not among them.
   *
   * @param worktree a linked worktree; for anything else there are none
   * @param branch its branch
   */
  public static List<Path> in(Path worktree, String branch) {
    Optional<Path> folder = linkedGitDirectory(worktree);
    Optional<Path> common = GitFolders.commonDirectory(worktree);
    if (folder.isEmpty() || common.isEmpty() || folder.get().equals(common.get())) {
      return List.of();
    }
    List<Path> locks = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), "*" + SUFFIX)) {
      files.forEach(locks::add);
    } catch (IOException unreadable) {
      return List.of();
    }
    Stream.of("refs/heads/" + branch + SUFFIX)
        .map(common.get()::resolve)
        .filter(lock -> Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS))
        .forEach(locks::add);
    return locks.stream()
        .filter(lock -> Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS))
        .sorted()
        .toList();
  }

  private static Optional<Path> linkedGitDirectory(Path worktree) {
    try {
      Optional<Path> folder = GitFolders.gitDirectory(worktree);
      return folder.isPresent() ? Optional.of(folder.get().toRealPath()) : folder;
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
