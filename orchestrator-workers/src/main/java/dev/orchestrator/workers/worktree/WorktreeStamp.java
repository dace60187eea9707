package dev.orchestrator.workers.worktree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A number that changes with the files of a worktree: a bounded walk over names, sizes and times,
 * without what build tools and git keep for themselves. Only worth its cost where an agent shows no
 * other sign of life.
 */
public final class WorktreeStamp {

  private static final int MOST_FILES = 20_000;
  private static final Set<String> SKIPPED =
      Set.of(".git", "node_modules", "target", ".gradle", ".venv", "__pycache__");

  private WorktreeStamp() {}

  public static long of(Path worktree) {
    Walk walk = new Walk();
    try {
      Files.walkFileTree(worktree, walk);
    } catch (IOException vanished) {
      return walk.stamp;
    }
    return walk.stamp;
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private long stamp;
    private int files;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return SKIPPED.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      stamp =
          31 * stamp
              + file.hashCode()
              + attributes.size()
              + attributes.lastModifiedTime().toMillis();
      return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
      return FileVisitResult.CONTINUE;
    }
  }
}
