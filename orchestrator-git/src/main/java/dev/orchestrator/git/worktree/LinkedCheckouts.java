package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds where the folders of a repository are checked out besides here: in its main checkout and in
 * its worktrees. Reads git's files and starts nothing; what cannot be read is left out.
 */
public final class LinkedCheckouts {

  private LinkedCheckouts() {}

  /**
   * The same folder in every other checkout of the repository it lies in; some may not exist there.
   *
   * @param folder absolute; need not be in a repository
   */
  public static List<Path> of(Path folder) {
    Optional<Path> root =
        Stream.iterate(folder, each -> each != null, Path::getParent)
            .filter(each -> Files.exists(each.resolve(".git")))
            .findFirst();
    Optional<Path> common = root.flatMap(GitFolders::commonDirectory);
    if (common.isEmpty()) {
      return List.of();
    }
    Path here = real(root.get());
    Path inside = root.get().relativize(folder);
    return roots(common.get()).stream()
        .filter(other -> !real(other).equals(here))
        .map(other -> other.resolve(inside))
        .toList();
  }

  private static List<Path> roots(Path common) {
    List<Path> roots = new ArrayList<>();
    if (common.endsWith(".git") && common.getParent() != null) {
      roots.add(common.getParent());
    }
    try (DirectoryStream<Path> worktrees = Files.newDirectoryStream(common.resolve("worktrees"))) {
      for (Path worktree : worktrees) {
        dotGit(worktree).map(Path::getParent).ifPresent(roots::add);
      }
    } catch (IOException none) {
      return roots;
    }
    return roots;
  }

  private static Optional<Path> dotGit(Path worktree) {
    try {
      String written = RegularFile.text(worktree.resolve("gitdir")).strip();
      return Optional.of(worktree.resolve(written).normalize());
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      return folder;
    }
  }
}
