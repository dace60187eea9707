package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.ElasticParallelism;
import dev.orchestrator.core.registry.OncePerFolder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.git.status.RepositoryScanner;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings repositories up to date: fetches and fast-forwards, clones what is missing when asked to,
 * and never merges, rebases, stashes, switches a branch or asks for a password. What cannot be
 * fast-forwarded stays as it is and says why. Thread-safe.
 */
public final class RepositorySync {

  /** Most of them wait for a server, and the hosts are limited one by one. */
  private static final int WIDTH = 32;

  private final CommandRunner runner;
  private final RepositoryScanner scanner;
  private final Workspace workspace;
  private final HostEnvironment environment;
  private final Supplier<LogFolder> logs;
  private final CancellationToken cancellation;

  /** Syncs through {@code runner}; stops fetching, but not moving a branch, when cancelled. */
  public RepositorySync(
      CommandRunner runner,
      RepositoryScanner scanner,
      Workspace workspace,
      HostEnvironment environment,
      Supplier<LogFolder> logs,
      CancellationToken cancellation) {
    this.runner = runner;
    this.scanner = scanner;
    this.workspace = workspace;
    this.environment = environment;
    this.logs = logs;
    this.cancellation = cancellation;
  }

  /** The same, which stops when {@code other} is cancelled. */
  public RepositorySync until(CancellationToken other) {
    return new RepositorySync(runner, scanner.until(other), workspace, environment, logs, other);
  }

  /** The result for each repository, in the given order. One folder is synced once. */
  public List<SyncResult> sync(List<Repository> repositories, SyncOptions options) {
    Hosts hosts = new Hosts(options.perHost(), options.retry(), cancellation);
    SyncTools tools =
        new SyncTools(
            runner,
            scanner,
            workspace,
            environment,
            cancellation,
            hosts,
            new SyncLogs(logs.get()),
            options);
    ElasticParallelism parallel = new ElasticParallelism(WIDTH, WIDTH, Duration.ofHours(1));
    return OncePerFolder.map(
        repositories,
        folders -> parallel.map(folders, each -> one(tools, each, options)),
        (result, each) -> result.as(each.name(), each.local().toString()));
  }

  private static SyncResult one(SyncTools tools, Repository repository, SyncOptions options) {
    SyncResult result = new SingleSync(tools, repository).run();
    System.getLogger("dev.orchestrator.git")
        .log(
            Level.DEBUG,
            () ->
                "sync of '%s' came to '%s' after %d ms %s"
                    .formatted(
                        result.name(), result.outcome(), result.durationMs(), result.reason()));
    options.onEach().accept(result);
    return result;
  }
}
