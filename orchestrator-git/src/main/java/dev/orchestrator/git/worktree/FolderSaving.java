package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Saves a folder, byte for byte: no filter, line end conversion or attribute has a say, which is
 * why this is not git's own {@code add}. Files go into a git tree as far as git allows their names;
 * what is left, the git directories of other repositories above all, is saved beside it. Pipes and
 * sockets, which hold nothing, are left out.
 */
final class FolderSaving extends SimpleFileVisitor<Path> {

  /** Also of a file that can be run. */
  static final String USUAL_FOLDER = "rwxr-xr-x";

  static final String USUAL_FILE = "rw-r--r--";

  private final Path folder;
  private final boolean asTree;
  private final ObjectInserter inserter;
  private final SavedContents contents;
  private final List<SavedPath> rest = new ArrayList<>();
  private final DirCache entries = DirCache.newInCore();
  private final DirCacheBuilder builder = entries.builder();

  private FolderSaving(
      Path folder, boolean asTree, ObjectInserter inserter, SavedContents contents) {
    this.folder = folder;
    this.asTree = asTree;
    this.inserter = inserter;
    this.contents = contents;
  }

  /** A saved folder. */
  record Saved(ObjectId tree, List<SavedPath> rest) {}

  /** Saves the files of a worktree as a tree. */
  static Saved asTree(Path folder, ObjectInserter inserter, SavedContents contents)
      throws IOException {
    return new FolderSaving(folder, true, inserter, contents).save();
  }

  /** Saves a folder whose files are no files of anybody's, without a tree. */
  static List<SavedPath> asContents(Path folder, ObjectInserter inserter, SavedContents contents)
      throws IOException {
    return new FolderSaving(folder, false, inserter, contents).save().rest();
  }

  private Saved save() throws IOException {
    Files.walkFileTree(folder, this);
    builder.finish();
    return new Saved(entries.writeTree(inserter), List.copyOf(rest));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
      throws IOException {
    String permissions = permissions(inner);
    if (!inner.equals(folder) && (!permissions.equals(USUAL_FOLDER) || isEmpty(inner))) {
      rest.add(
          new SavedPath(SavedPath.Kind.FOLDER, SavedPath.encode(folder, inner), permissions, -1));
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isEmpty(Path inner) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(inner)) {
      return !files.iterator().hasNext();
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      byte[] target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
      add(file, FileMode.SYMLINK, "", inserter.insert(Constants.OBJ_BLOB, target));
    } else if (attributes.isRegularFile()) {
      FileMode mode = Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
      add(file, mode, permissions(file), insert(file, attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  private ObjectId insert(Path file, long size) throws IOException {
    try (InputStream content = RegularFile.open(file)) {
      return inserter.insert(Constants.OBJ_BLOB, size, content);
    }
  }

  private void add(Path file, FileMode mode, String permissions, ObjectId content) {
    String path = SavedPath.encode(folder, file);
    if (asTree && addToTree(file, mode, content)) {
      String usual = mode.equals(FileMode.REGULAR_FILE) ? USUAL_FILE : USUAL_FOLDER;
      if (!permissions.isEmpty() && !permissions.equals(usual)) {
        rest.add(new SavedPath(SavedPath.Kind.PERMISSIONS, path, permissions, -1));
      }
      return;
    }
    SavedPath.Kind kind = mode.equals(FileMode.SYMLINK) ? SavedPath.Kind.LINK : SavedPath.Kind.FILE;
    rest.add(new SavedPath(kind, path, permissions, contents.add(content)));
  }

  /** Whether git, and the text of a path, allow that name. */
  private boolean addToTree(Path file, FileMode mode, ObjectId content) {
    Path inside = folder.relativize(file);
    String name = inside.toString();
    try {
      if (!Path.of(name).equals(inside) || name.indexOf('\uFFFD') >= 0) {
        return false;
      }
      DirCacheEntry entry = new DirCacheEntry(name);
      entry.setFileMode(mode);
      entry.setObjectId(content);
      builder.add(entry);
      return true;
    } catch (InvalidPathException | org.eclipse.jgit.dircache.InvalidPathException refused) {
      return false;
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
  }
}
