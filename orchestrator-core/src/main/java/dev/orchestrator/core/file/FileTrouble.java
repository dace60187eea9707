package dev.orchestrator.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file could not be read or written, for an error message. The exceptions of the file system
 * carry the path alone as their message, and the reason in the name of their class.
 */
public final class FileTrouble {

  private FileTrouble() {}

  /** The reason in words, with the path it is about where the exception knows it. */
  public static String words(Exception trouble) {
    if (trouble.getCause() instanceof IOException inner
        && trouble instanceof UncheckedIOException) {
      return words(inner);
    }
    if (trouble instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (trouble instanceof NoSuchFileException missing) {
      return "nothing is at " + missing.getFile();
    }
    if (trouble instanceof FileAlreadyExistsException taken) {
      return "something is already at " + taken.getFile();
    }
    if (trouble instanceof NotDirectoryException file) {
      return "not a folder: " + file.getFile();
    }
    if (trouble instanceof DirectoryNotEmptyException full) {
      return "the folder is not empty: " + full.getFile();
    }
    return said(trouble);
  }

  /** Whether the disk, or the user's share of it, is full: ENOSPC and EDQUOT, see errno(3). */
  public static boolean isLackOfRoom(IOException trouble) {
    String said = said(trouble);
    return said.contains("No space left on device") || said.contains("Disk quota exceeded");
  }

  private static String said(Exception trouble) {
    String message = trouble.getMessage();
    return message == null || message.isBlank() ? trouble.getClass().getSimpleName() : message;
  }
}
