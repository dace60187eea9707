package dev.orchestrator.git.nested;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks through a folder for repositories, wherever they hide: git itself does not look into what
 * is ignored. Links are not followed. A git directory is known by what it holds, because a bare one
 * and that of a submodule may have any name.
 */
final class NestedScan {

  /** A tree this large takes half a minute to look through; none has been seen. */
  private static final int MOST_ENTRIES = 20_000_000;

  private static final String DOT_GIT = ".git";
  private static final String POINTER = "gitdir:";
  private static final int LARGEST_POINTER = 8192;

  private final Path folder;
  private final List<Path> areas;
  private final List<Path> gitDirectories = new ArrayList<>();
  private final Map<Path, Path> pointers = new LinkedHashMap<>();
  private final List<Path> damaged = new ArrayList<>();
  private int entries;

  private NestedScan(Path folder, List<Path> areas) {
    this.folder = folder;
    this.areas = areas;
  }

  /** What was found. */
  record Found(List<NestedRepository> repositories, List<Path> damaged) {}

  /**
   * Looks through a worktree and its own git folder.
   *
   * @param folder the worktree; links resolved
   * @param gitFolder where git keeps what belongs to this worktree alone
   * @throws IOException for the first folder that cannot be listed
   */
  static Found of(Path folder, Path gitFolder) throws IOException {
    NestedScan scan = new NestedScan(folder, List.of(folder, gitFolder));
    scan.walk(folder);
    scan.walk(gitFolder);
    return scan.found();
  }

  private void walk(Path top) throws IOException {
    Deque<Path> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      Path next = open.pop();
      Map<String, Boolean> children = list(next, open);
      boolean git =
          !next.equals(areas.get(1))
              && children.containsKey("HEAD")
              && Boolean.TRUE.equals(children.get("objects"))
              && Boolean.TRUE.equals(children.get("refs"));
      if (git) {
        gitDirectories.add(next);
      } else if (next.endsWith(DOT_GIT) && !children.isEmpty()) {
        damaged.add(next);
      }
      if (children.containsKey(DOT_GIT) && !next.equals(folder)) {
        point(next.resolve(DOT_GIT));
      }
    }
  }

  /** The names in a folder, and whether each is a folder itself. */
  private Map<String, Boolean> list(Path next, Deque<Path> open) throws IOException {
    Map<String, Boolean> children = new HashMap<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(next)) {
      for (Path child : inside) {
        boolean isFolder =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isDirectory();
        children.put(String.valueOf(child.getFileName()), isFolder);
        if (isFolder) {
          open.push(child);
        }
        if (++entries > MOST_ENTRIES) {
          throw new IOException("there are more than " + MOST_ENTRIES + " files in " + folder);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    return children;
  }

  /** A file, or a link, in the place of a git directory. */
  private void point(Path dotGit) throws IOException {
    if (Files.isDirectory(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Optional<Path> target =
        Files.isSymbolicLink(dotGit)
            ? Optional.of(dotGit.resolveSibling(Files.readSymbolicLink(dotGit)))
            : written(dotGit);
    Optional<Path> real = target.filter(Files::isDirectory);
    if (real.isPresent()) {
      pointers.put(dotGit.getParent(), real.get().toRealPath());
    } else {
      damaged.add(dotGit);
    }
  }

  private static Optional<Path> written(Path dotGit) throws IOException {
    if (!Files.isRegularFile(dotGit, LinkOption.NOFOLLOW_LINKS)
        || Files.size(dotGit) > LARGEST_POINTER) {
      return Optional.empty();
    }
    String text = new String(RegularFile.bytes(dotGit), StandardCharsets.UTF_8);
    try {
      return text.startsWith(POINTER)
          ? Optional.of(dotGit.resolveSibling(text.substring(POINTER.length()).strip()))
          : Optional.empty();
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  private Found found() {
    Map<Path, Path> workTrees = new HashMap<>();
    pointers.forEach((tree, directory) -> workTrees.putIfAbsent(directory, tree));
    List<NestedRepository> repositories = new ArrayList<>();
    for (Path directory : gitDirectories) {
      Optional<Path> tree =
          directory.endsWith(DOT_GIT)
              ? Optional.ofNullable(directory.getParent())
              : Optional.ofNullable(workTrees.get(directory));
      repositories.add(new NestedRepository(shown(tree.orElse(directory)), directory, tree, true));
    }
    pointers.forEach(
        (tree, directory) -> {
          boolean listed =
              repositories.stream().anyMatch(each -> each.workTree().equals(Optional.of(tree)));
          if (!listed) {
            boolean goes = Stream.of(areas.get(0), areas.get(1)).anyMatch(directory::startsWith);
            repositories.add(new NestedRepository(shown(tree), directory, Optional.of(tree), goes));
          }
        });
    return new Found(List.copyOf(repositories), List.copyOf(damaged));
  }

  private String shown(Path place) {
    return place.startsWith(folder)
        ? folder.relativize(place).toString()
        : areas.get(1).relativize(place).toString();
  }
}
