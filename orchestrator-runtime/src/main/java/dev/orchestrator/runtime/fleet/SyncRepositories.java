package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.git.sync.RepositorySync;
import dev.orchestrator.git.sync.SyncOptions;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.time.Duration;
import java.util.List;

/** Fetches, and fast-forwards what can be; with a dry run, only tells what it would do. */
public final class SyncRepositories implements UseCase<SyncRepositories.Request, SyncDocument> {

  private final RepositorySelector selector;
  private final RepositorySync sync;

  /**
   * Which repositories, and how far to go.
   *
   * @param repositories all of them when nothing is asked for
   * @param dryRun ask the remotes and change nothing
   * @param cloneMissing clone what is not there
   * @param defaultBranch move the default branch too where another one is checked out
   * @param prune drop remote branches that the remote dropped
   * @param timeout for everything that is done to one repository
   * @param perHost connections to one host at a time, at least one
   */
  public record Request(
      RepositoryQuery repositories,
      boolean dryRun,
      boolean cloneMissing,
      boolean defaultBranch,
      boolean prune,
      Duration timeout,
      int perHost) {}

  /** Asks the remotes through {@code sync}. */
  public SyncRepositories(RepositorySelector selector, RepositorySync sync) {
    this.selector = selector;
    this.sync = sync;
  }

  @Override
  public SyncDocument run(Request request, RequestContext context) {
    List<Repository> selected = selector.select(request.repositories());
    context.progress().begins("syncing repositories", selected.size());
    SyncOptions options =
        new SyncOptions(
            request.dryRun() ? SyncOptions.Mode.DRY_RUN : SyncOptions.Mode.SYNC,
            request.cloneMissing(),
            request.defaultBranch(),
            request.prune(),
            request.timeout(),
            Math.max(1, request.perHost()),
            SyncOptions.Retry.usual(),
            result -> context.progress().stepDone());
    return SyncDocument.of(
        request.dryRun(), sync.until(context.cancellation()).sync(selected, options));
  }
}
