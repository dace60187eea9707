package dev.orchestrator.core.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers what must be closed when the workspace is, last opened first. Thread-safe. */
public final class CloseRegistry implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Registers a resource and returns it. */
  public synchronized <T extends AutoCloseable> T register(T resource) {
    opened.push(resource);
    return resource;
  }

  /**
   * Closes everything, even when some of it fails.
   *
   * @throws IllegalStateException the first failure, the others suppressed in it
   */
  @Override
  public synchronized void close() {
    IllegalStateException failure = new IllegalStateException("could not close everything");
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception each) {
        failure.addSuppressed(each);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
