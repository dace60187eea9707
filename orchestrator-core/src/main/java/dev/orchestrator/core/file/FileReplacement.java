package dev.orchestrator.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces a file so that a reader, or a crash at any moment, sees the old content or the new,
 * never a part: temporary file in the same folder, fsync, rename, fsync of the folder. A symbolic
 * link stays a link and its target is replaced; mode and, where permitted, owner of an existing
 * file are kept. Thread-safe; {@link AtomicFile} is the short form.
 */
public final class FileReplacement {

  private final FileOperations operations;

  /** Works through the given operations. */
  public FileReplacement(FileOperations operations) {
    this.operations = operations;
  }

  /**
   * Replaces the file; missing parent folders are made.
   *
   * @throws IOException when the new content could not be made durable; the old file is then intact
   */
  public void replace(Path file, byte[] content) throws IOException {
    replace(target(file), content, () -> true);
  }

  /**
   * Replaces the file unless somebody else changed it: looks at it again at the last moment before
   * the rename.
   *
   * @param expected what the file should still hold; empty when it should not be there
   * @return false when the file holds something else, and was left alone
   * @throws IOException as {@link #replace}
   */
  public boolean replaceIf(Path file, Optional<byte[]> expected, byte[] content)
      throws IOException {
    Path target = target(file);
    return replace(target, content, () -> holds(target, expected));
  }

  private boolean replace(Path target, byte[] content, Condition condition) throws IOException {
    Path folder = Files.createDirectories(parentOf(target));
    Path temporary = operations.createTemporary(folder, "." + target.getFileName());
    try {
      copyAttributes(target, temporary);
      operations.writeDurably(temporary, content);
      if (!condition.holds()) {
        return false;
      }
      operations.rename(temporary, target);
    } finally {
      operations.delete(temporary);
    }
    operations.syncFolder(folder);
    return true;
  }

  private static Path target(Path file) throws IOException {
    return Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  private static boolean holds(Path file, Optional<byte[]> expected) throws IOException {
    try {
      byte[] present = RegularFile.bytes(file);
      return expected.isPresent() && Arrays.equals(present, expected.get());
    } catch (NoSuchFileException missing) {
      return expected.isEmpty();
    }
  }

  private static Path parentOf(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("a root folder cannot be written as a file: " + target);
    }
    return parent;
  }

  private static void copyAttributes(Path target, Path temporary) throws IOException {
    PosixFileAttributeView to = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      to.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      return;
    }
    PosixFileAttributes from = Files.readAttributes(target, PosixFileAttributes.class);
    keepOwner(from, to);
    to.setPermissions(Set.copyOf(from.permissions()));
  }

  /**
   * Only root may give a file away; for anybody else the new file is theirs, as an editor leaves
   * it.
   */
  private static void keepOwner(PosixFileAttributes from, PosixFileAttributeView to) {
    try {
      if (!from.owner().equals(to.readAttributes().owner())) {
        to.setOwner(from.owner());
      }
      if (!from.group().equals(to.readAttributes().group())) {
        to.setGroup(from.group());
      }
    } catch (IOException notPermitted) {
      return;
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }
}
