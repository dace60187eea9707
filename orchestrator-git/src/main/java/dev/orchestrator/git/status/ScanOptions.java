package dev.orchestrator.git.status;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to scan.
 *
 * @param timeout for each repository; git and everything it started is stopped then
 * @param onEach told of each answer as it comes, from several threads
 */
public record ScanOptions(Duration timeout, Consumer<RepositoryStatus> onEach) {

  /** Long enough for a repository of a million files on a slow disk. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** The usual patience, and nobody to tell. */
  public static ScanOptions defaults() {
    return new ScanOptions(DEFAULT_TIMEOUT, status -> {});
  }
}
