package dev.orchestrator.tasks.store;

import dev.orchestrator.core.file.FileOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file system that goes wrong at the n-th step: with an error, as a full disk does, or with the
 * death of the process, after which no step does anything any more.
 */
final class FaultyFileOperations implements FileOperations {

  /** The process is dead. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileOperations real = FileOperations.real();
  private final boolean deadly;
  private int stepsLeft;
  private boolean dead;
  private boolean reached;

  private FaultyFileOperations(boolean deadly, int stepsLeft) {
    this.deadly = deadly;
    this.stepsLeft = stepsLeft;
  }

  static FaultyFileOperations failingAt(int step) {
    return new FaultyFileOperations(false, step);
  }

  static FaultyFileOperations killedAt(int step) {
    return new FaultyFileOperations(true, step);
  }

  /** Whether the operation had so many steps. */
  boolean reached() {
    return reached;
  }

  @Override
  public Path createTemporary(Path folder, String prefix) throws IOException {
    step();
    return real.createTemporary(folder, prefix);
  }

  @Override
  public void writeDurably(Path file, byte[] content) throws IOException {
    if (stepsLeft == 0 && !dead) {
      real.writeDurably(file, Arrays.copyOf(content, content.length / 2));
    }
    step();
    real.writeDurably(file, content);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    real.rename(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step();
    real.syncFolder(folder);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    real.delete(file);
  }

  private void step() throws IOException {
    if (dead) {
      throw new Killed();
    }
    if (stepsLeft-- == 0) {
      reached = true;
      if (deadly) {
        dead = true;
        throw new Killed();
      }
      throw new IOException("No space left on device");
    }
  }
}
