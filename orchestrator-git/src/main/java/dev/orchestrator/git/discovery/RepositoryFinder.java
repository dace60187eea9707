package dev.orchestrator.git.discovery;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds repositories below a folder. Does not follow links, does not look into repositories, hidden
 * folders and those where tools keep copies of other people's code, and passes over what it may not
 * read. Linked worktrees and submodules belong to another repository and are not found.
 */
final class RepositoryFinder {

  private static final Set<String> NOT_ENTERED =
      Set.of("node_modules", "vendor", "target", "build", "dist", "venv", "__pycache__");

  private final int depth;

  RepositoryFinder(int depth) {
    this.depth = depth;
  }

  List<Path> below(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), depth + 1, visitor(root, found));
    return found.stream().sorted().toList();
  }

  private static SimpleFileVisitor<Path> visitor(Path root, List<Path> found) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (Files.isDirectory(folder.resolve(".git"))) {
          found.add(folder);
          return FileVisitResult.SKIP_SUBTREE;
        }
        boolean inside = folder.equals(root) || entered(folder);
        return inside ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static boolean entered(Path folder) {
    String name = folder.getFileName().toString();
    boolean linked = Files.exists(folder.resolve(".git"));
    return !name.startsWith(".") && !NOT_ENTERED.contains(name) && !linked;
  }
}
