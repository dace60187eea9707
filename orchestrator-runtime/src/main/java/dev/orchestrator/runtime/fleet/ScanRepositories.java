package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.RepositoryStatusFile;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Looks at repositories and keeps what was found in {@code state/repo-status.json}. */
public final class ScanRepositories implements UseCase<ScanRepositories.Request, ScanDocument> {

  private final RepositorySelector selector;
  private final RepositoryScanner scanner;
  private final RepositoryStatusFile file;
  private final RepositoryRegistry registry;
  private final Clock clock;

  /**
   * Which repositories.
   *
   * @param repositories all of them when nothing is asked for; what the file says of others stays
   * @param timeout for each of them
   */
  public record Request(RepositoryQuery repositories, Duration timeout) {}

  @Inject
  ScanRepositories(
      RepositorySelector selector,
      RepositoryScanner scanner,
      RepositoryStatusFile file,
      RepositoryRegistry registry,
      Clock clock) {
    this.selector = selector;
    this.scanner = scanner;
    this.file = file;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public ScanDocument run(Request request, RequestContext context) {
    List<Repository> selected = selector.select(request.repositories());
    List<RepositoryStatus> found = FleetScan.of(scanner, selected, request.timeout(), context);
    file.write(found, registry);
    return new ScanDocument(1, clock.instant(), found, file.path().toString());
  }
}
