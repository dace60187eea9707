package dev.orchestrator.cli.demo;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ends the demonstration when there is no room left for its files. A run would wait for room to
 * come back; who looks on has better things to do.
 */
final class DiskWatch implements AutoCloseable {

  /** A demonstration takes some 3 MiB; the rest is for whoever else writes there meanwhile. */
  private static final long ENOUGH = 16L << 20;

  private static final long TOO_LITTLE = 4L << 20;

  private static final Duration INTERVAL = Duration.ofMillis(300);

  private final Path folder;
  private final CancellationToken work;
  private final CancellationToken over = new CancellationToken();
  private volatile boolean full;

  private DiskWatch(Path folder, CancellationToken work) {
    this.folder = folder;
    this.work = work;
  }

  /**
   * Refuses to begin where there is too little room.
   *
   * @param folder below which everything will be written
   */
  static void requireRoom(Path folder) {
    if (free(folder) < ENOUGH) {
      throw noRoom(folder);
    }
  }

  /** Below which folder a user's temporary files belong. */
  static Path temporary(HostEnvironment user) {
    return user.variable("TMPDIR")
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .orElse(Path.of("/tmp"));
  }

  /** Watches until it is closed, and cancels the work when there is no room. */
  static DiskWatch over(Path folder, CancellationToken work) {
    DiskWatch watch = new DiskWatch(folder, work);
    Thread thread = new Thread(watch::look, "demo-disk-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void look() {
    while (!over.pause(INTERVAL)) {
      if (free(folder) < TOO_LITTLE) {
        full = true;
        work.cancel();
        return;
      }
    }
  }

  /** Whether the work was cancelled for want of room. */
  boolean isFull() {
    return full;
  }

  OrchestratorException noRoom() {
    return noRoom(folder);
  }

  private static OrchestratorException noRoom(Path folder) {
    return new OrchestratorException(
        DemoWorkspace.DEMO_FAILED,
        "there is too little room in " + folder + ": " + (free(folder) >> 20) + " MiB are free",
        "make room there, or let TMPDIR name a folder that has some");
  }

  /** Where nobody can tell, there is room. */
  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public void close() {
    over.cancel();
  }
}
