package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.ScanOptions;
import dev.orchestrator.git.sync.RepositorySync;
import dev.orchestrator.git.sync.SyncOptions;
import dev.orchestrator.runtime.fleet.StatusDocument.NotFetched;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows the git state of repositories, and changes nothing but, when asked to, what was fetched.
 */
public final class ShowStatus implements UseCase<ShowStatus.Request, StatusDocument> {

  private final RepositorySelector selector;
  private final RepositoryScanner scanner;
  private final Supplier<RepositorySync> sync;
  private final Clock clock;

  /**
   * Which repositories, and how they are looked at.
   *
   * @param repositories all of them when nothing is asked for
   * @param timeout for each of them
   * @param fetch whether the remotes are asked first; no branch of ours moves
   */
  public record Request(RepositoryQuery repositories, Duration timeout, boolean fetch) {

    /** As of the last fetch, with the usual patience. */
    public static Request of(RepositoryQuery repositories) {
      return new Request(repositories, ScanOptions.DEFAULT_TIMEOUT, false);
    }
  }

  /** Asks for {@code sync} only when it has to fetch. */
  public ShowStatus(
      RepositorySelector selector,
      RepositoryScanner scanner,
      Supplier<RepositorySync> sync,
      Clock clock) {
    this.selector = selector;
    this.scanner = scanner;
    this.sync = sync;
    this.clock = clock;
  }

  @Override
  public StatusDocument run(Request request, RequestContext context) {
    List<Repository> selected = selector.select(request.repositories());
    List<NotFetched> notFetched = request.fetch() ? fetch(selected, context) : List.of();
    return new StatusDocument(
        clock.instant(), FleetScan.of(scanner, selected, request.timeout(), context), notFetched);
  }

  /** A repository that could not be fetched still has a state to show. */
  private List<NotFetched> fetch(List<Repository> selected, RequestContext context) {
    context.progress().begins("fetching", selected.size());
    return sync
        .get()
        .until(context.cancellation())
        .sync(
            selected,
            SyncOptions.of(SyncOptions.Mode.FETCH, result -> context.progress().stepDone()))
        .stream()
        .filter(result -> result.outcome().isFailure())
        .map(NotFetched::of)
        .toList();
  }
}
