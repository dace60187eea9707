package dev.orchestrator.git.worktree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/**
 * Deletes the folder of a worktree and what git kept for it, when it is proven that nothing in them
 * is lost. Not left to git: it stops half way at a folder that nobody may write in, as those of
 * module caches are, and takes the next folder for the worktree when files have been rewritten.
 * Links are deleted and not followed.
 */
final class WorktreeDeletion extends SimpleFileVisitor<Path> {

  private WorktreeDeletion() {}

  static void delete(WorktreePlace place) throws IOException {
    WorktreeDeletion deletion = new WorktreeDeletion();
    Files.walkFileTree(place.folder(), deletion);
    Files.walkFileTree(place.gitFolder(), deletion);
  }

  /** Takes away what was begun at places where nothing was. */
  static void undo(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(folder, new WorktreeDeletion());
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    Set<PosixFilePermission> permissions =
        new HashSet<>(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
    if (permissions.add(PosixFilePermission.OWNER_WRITE)) {
      Files.setPosixFilePermissions(folder, permissions);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
    if (failed instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failed;
  }

  @Override
  public FileVisitResult postVisitDirectory(
      Path folder, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
    if (failed != null) {
      throw failed;
    }
    Files.deleteIfExists(folder);
    return FileVisitResult.CONTINUE;
  }
}
