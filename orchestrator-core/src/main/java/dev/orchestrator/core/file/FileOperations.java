package dev.orchestrator.core.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The steps that replacing a file is made of, so that a test can let each of them fail. Each either
 * is done when it returns or throws; a process may be killed within any of them.
 */
public interface FileOperations {

  /** Makes an empty file with a name nobody has, readable by its owner only. */
  Path createTemporary(Path folder, String prefix) throws IOException;

  /** Fills a file and makes its content durable. */
  void writeDurably(Path file, byte[] content) throws IOException;

  /** Gives a file another name in the same folder, taking the place of the file that has it. */
  void rename(Path from, Path to) throws IOException;

  /** Makes renames and creations in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /** Removes a file, or does nothing where there is none. */
  void delete(Path file) throws IOException;

  /** The operations of the file system. */
  static FileOperations real() {
    return new RealFileOperations();
  }
}
