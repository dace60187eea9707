package dev.orchestrator.git.worktree;

import dev.orchestrator.git.worktree.SavedPath.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a saved folder back. Links are made when all files are there, so that nothing is written
 * through one, and permissions set last of all, so that a folder may be one nobody writes in.
 */
final class FolderRestoring {

  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString(FolderSaving.USUAL_FILE);
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString(FolderSaving.USUAL_FOLDER);

  private final Path folder;
  private final ObjectReader reader;
  private final Map<Path, ObjectId> links = new LinkedHashMap<>();

  FolderRestoring(Path folder, ObjectReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** Writes every file of a tree. */
  void tree(ObjectId tree) throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        Path file = folder.resolve(walk.getPathString()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("a file would lie outside of the worktree: " + file);
        }
        if (walk.getFileMode(0).equals(FileMode.SYMLINK)) {
          links.put(file, walk.getObjectId(0));
        } else {
          write(file, walk.getObjectId(0));
          boolean executable = walk.getFileMode(0).equals(FileMode.EXECUTABLE_FILE);
          Files.setPosixFilePermissions(file, executable ? EXECUTABLE : PLAIN);
        }
      }
    }
  }

  /** Writes what the tree does not hold. */
  void rest(List<SavedPath> rest, ObjectId contents) throws IOException {
    for (SavedPath saved : rest) {
      Path path = saved.in(folder);
      switch (saved.kind()) {
        case FOLDER -> Files.createDirectories(path);
        case FILE -> write(path, SavedContents.read(contents, saved.content(), reader));
        case LINK -> links.put(path, SavedContents.read(contents, saved.content(), reader));
        case PERMISSIONS -> {}
      }
    }
  }

  /** Makes the links, and sets permissions, the innermost first. */
  void finish(List<SavedPath> rest) throws IOException {
    for (Map.Entry<Path, ObjectId> link : links.entrySet()) {
      String target = new String(reader.open(link.getValue()).getBytes(), StandardCharsets.UTF_8);
      Files.createDirectories(link.getKey().getParent());
      Files.createSymbolicLink(link.getKey(), Path.of(target));
    }
    List<SavedPath> innermostFirst = new ArrayList<>(rest);
    innermostFirst.sort(Comparator.comparing(SavedPath::path).reversed());
    for (SavedPath saved : innermostFirst) {
      Path path = saved.in(folder);
      boolean plain = saved.kind() != Kind.LINK && !Files.isSymbolicLink(path);
      if (plain && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(path, saved.permissionSet());
      }
    }
  }

  private void write(Path file, ObjectId content) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      reader.open(content).copyTo(out);
    }
  }
}
