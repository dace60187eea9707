package dev.orchestrator.git.sync;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to sync.
 *
 * @param mode what is done at all
 * @param cloneMissing clone repositories that are not there
 * @param defaultBranch move the default branch too where another one is checked out
 * @param prune drop remote branches that the remote dropped
 * @param timeout for everything that is done to one repository
 * @param perHost how many connections to one host at a time
 * @param retry what to do about failures that pass by themselves
 * @param onEach told of each result as it comes, from several threads
 */
public record SyncOptions(
    Mode mode,
    boolean cloneMissing,
    boolean defaultBranch,
    boolean prune,
    Duration timeout,
    int perHost,
    Retry retry,
    Consumer<SyncResult> onEach) {

  /** Long enough for a large fetch over a slow line. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  /** Below what public hosts take for abuse. */
  public static final int DEFAULT_PER_HOST = 4;

  /**
   * Trying again.
   *
   * @param attempts in all
   * @param pause before the second attempt; twice as long before each further one
   */
  public record Retry(int attempts, Duration pause) {

    /** Three attempts, after one and two seconds. */
    public static Retry usual() {
      return new Retry(3, Duration.ofSeconds(1));
    }
  }

  /** What is done at all. */
  public enum Mode {
    /** Fetch, and fast-forward. */
    SYNC,
    /** Only fetch; no branch of ours moves. */
    FETCH,
    /** Find out what would be done and change nothing. */
    DRY_RUN
  }

  /** A plain sync. */
  public static SyncOptions defaults() {
    return of(Mode.SYNC, result -> {});
  }

  /** The usual patience with everything. */
  public static SyncOptions of(Mode mode, Consumer<SyncResult> onEach) {
    return new SyncOptions(
        mode, false, false, true, DEFAULT_TIMEOUT, DEFAULT_PER_HOST, Retry.usual(), onEach);
  }
}
