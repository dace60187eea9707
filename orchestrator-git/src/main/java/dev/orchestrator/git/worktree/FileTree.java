package dev.orchestrator.git.worktree;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Files of a folder as a git tree and back, byte for byte: no filter, line end conversion or
 * attribute has a say, which is why this is not git's own {@code add}. Empty folders are not kept.
 */
final class FileTree {

  private static final String DOT_GIT = ".git";

  private FileTree() {}

  /** Writes every file but the worktree's own {@code .git} into the object store. */
  static ObjectId write(Path folder, ObjectInserter inserter) throws IOException {
    DirCache entries = DirCache.newInCore();
    DirCacheBuilder builder = entries.builder();
    Files.walkFileTree(folder, new Collector(folder, builder, inserter));
    builder.finish();
    return entries.writeTree(inserter);
  }

  /** Writes every file of a tree into a folder. */
  static void read(ObjectId tree, Path folder, ObjectReader reader) throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        Path file = folder.resolve(walk.getPathString()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("a file would lie outside of the worktree: " + file);
        }
        Files.createDirectories(file.getParent());
        write(file, walk, reader);
      }
    }
  }

  private static void write(Path file, TreeWalk walk, ObjectReader reader) throws IOException {
    ObjectId content = walk.getObjectId(0);
    if (walk.getFileMode(0).equals(FileMode.SYMLINK)) {
      String target =
          new String(reader.open(content).getBytes(), java.nio.charset.StandardCharsets.UTF_8);
      Files.createSymbolicLink(file, Path.of(target));
      return;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      reader.open(content).copyTo(out);
    }
    if (walk.getFileMode(0).equals(FileMode.EXECUTABLE_FILE)) {
      Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final DirCacheBuilder builder;
    private final ObjectInserter inserter;

    Collector(Path folder, DirCacheBuilder builder, ObjectInserter inserter) {
      this.folder = folder;
      this.builder = builder;
      this.inserter = inserter;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
        throws IOException {
      if (inner.endsWith(DOT_GIT)) {
        throw new IOException("there is another repository in it: " + inner.getParent());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean own = file.equals(folder.resolve(DOT_GIT));
      if (file.endsWith(DOT_GIT) && !own) {
        throw new IOException("there is another worktree or submodule in it: " + file.getParent());
      }
      if (!own && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
        add(file, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, BasicFileAttributes attributes) throws IOException {
      DirCacheEntry entry = new DirCacheEntry(folder.relativize(file).toString());
      if (attributes.isSymbolicLink()) {
        entry.setFileMode(FileMode.SYMLINK);
        byte[] target =
            Files.readSymbolicLink(file)
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, target));
      } else {
        entry.setFileMode(
            Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
        try (InputStream content = Files.newInputStream(file)) {
          entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, attributes.size(), content));
        }
      }
      builder.add(entry);
    }
  }
}
