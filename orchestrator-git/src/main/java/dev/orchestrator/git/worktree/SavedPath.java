package dev.orchestrator.git.worktree;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Something of a saved folder that a git tree cannot hold, or not exactly.
 *
 * @param path relative to the folder, percent-encoded, because a name may be any bytes
 * @param permissions as {@code rwxr-xr-x}; empty of a link
 * @param content number of the content among those saved; -1 when it has none there
 */
record SavedPath(Kind kind, String path, String permissions, int content) {

  /** What it is. */
  enum Kind {
    /** A file whose name git refuses, such as all of another repository's. */
    FILE,
    /** A symbolic link with such a name. */
    LINK,
    /** A folder that is empty, or has other permissions than usual. */
    FOLDER,
    /** A file of the tree with other permissions than a tree can say. */
    PERMISSIONS
  }

  static String encode(Path folder, Path file) {
    String top = asFolder(folder.toUri().getRawPath());
    return file.toUri().getRawPath().substring(top.length());
  }

  /** The path in a folder; never outside of it. */
  Path in(Path folder) throws IOException {
    Path file = Path.of(URI.create("file://" + asFolder(folder.toUri().getRawPath()) + path));
    if (!file.normalize().equals(file) || !file.startsWith(folder)) {
      throw new IOException("it would lie outside of " + folder + ": " + path);
    }
    return file;
  }

  Set<PosixFilePermission> permissionSet() {
    return PosixFilePermissions.fromString(permissions);
  }

  private static String asFolder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
