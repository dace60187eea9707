package dev.orchestrator.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file so that a reader, or a crash at any moment, sees the old content or the new,
 * never a part: temporary file in the same folder, fsync, rename, fsync of the folder. A symbolic
 * link stays a link and its target is replaced; mode and, where permitted, owner of an existing
 * file are kept.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Replaces the file with UTF-8 text; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces the file; missing parent folders are made.
   *
   * @throws IOException when the new content could not be made durable; the old file is then intact
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = Files.createDirectories(parentOf(target));
    Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
    try {
      copyAttributes(target, temporary);
      writeDurably(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(folder);
  }

  /** Makes renames and creations in a folder durable. */
  public static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parentOf(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("a root folder cannot be written as a file: " + target);
    }
    return parent;
  }

  private static void writeDurably(Path temporary, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
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
}
