package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.git.worktree.GitFolders;
import dev.orchestrator.runs.landing.record.LandingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The right to land: in a project, and in each of its repositories, whichever workspace a landing
 * comes from. The locks of repositories are taken in one order, so that two landings that share
 * some do not wait for each other.
 */
final class LandingLocks implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 7200;

  private final Deque<LockFile> held = new ArrayDeque<>();

  private LandingLocks() {}

  static LandingLocks take(
      LandingFolder folder,
      List<Path> repositories,
      LandListener listener,
      CancellationToken cancellation) {
    LandingLocks locks = new LandingLocks();
    List<Path> files =
        Stream.concat(
                Stream.of(folder.lock()),
                repositories.stream()
                    .flatMap(repository -> GitFolders.commonDirectory(repository).stream())
                    .map(common -> common.resolve("orchestrator").resolve("land.lock"))
                    .distinct()
                    .sorted())
            .toList();
    boolean taken = false;
    try {
      for (Path file : files) {
        locks.held.push(take(file, listener, cancellation));
      }
      taken = true;
      return locks;
    } catch (IOException unusable) {
      throw new OrchestratorException(
          LandErrors.LAND_BUSY,
          "cannot take the locks of a landing: " + FileTrouble.words(unusable),
          null,
          unusable);
    } finally {
      if (!taken) {
        locks.close();
      }
    }
  }

  private static LockFile take(Path file, LandListener listener, CancellationToken cancellation)
      throws IOException {
    for (int look = 0; look < LOOKS && !cancellation.isCancelled(); look++) {
      Optional<LockFile> lock = LockFile.acquire(file, LOOK);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (look == 0) {
        listener.waiting(file.toString());
      }
    }
    throw new OrchestratorException(
        LandErrors.LAND_BUSY,
        "another landing is at work and holds " + file,
        "wait for it, or interrupt it: it can be gone on with");
  }

  @Override
  public void close() {
    try {
      while (!held.isEmpty()) {
        held.pop().close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
