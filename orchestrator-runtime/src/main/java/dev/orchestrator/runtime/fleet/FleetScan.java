package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.ScanOptions;
import dev.orchestrator.runtime.usecase.RequestContext;
import java.time.Duration;
import java.util.List;

/** A look at many repositories, told step by step. */
final class FleetScan {

  private FleetScan() {}

  static List<RepositoryStatus> of(
      RepositoryScanner scanner,
      List<Repository> repositories,
      Duration timeout,
      RequestContext context) {
    context.progress().begins("looking at repositories", repositories.size());
    return scanner
        .until(context.cancellation())
        .scan(repositories, new ScanOptions(timeout, status -> context.progress().stepDone()));
  }
}
