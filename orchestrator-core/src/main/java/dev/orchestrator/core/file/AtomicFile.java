package dev.orchestrator.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@link FileReplacement} on the file system of this machine, in one word. */
public final class AtomicFile {

  private static final FileReplacement REPLACEMENT = new FileReplacement(FileOperations.real());

  private AtomicFile() {}

  /** Replaces the file with UTF-8 text; see {@link FileReplacement#replace}. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces the file; see {@link FileReplacement#replace}. */
  public static void write(Path file, byte[] content) throws IOException {
    REPLACEMENT.replace(file, content);
  }

  /** Makes renames and creations in a folder durable. */
  public static void syncFolder(Path folder) throws IOException {
    FileOperations.real().syncFolder(folder);
  }
}
