package dev.orchestrator.runtime.report;

import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.time.Instant;

/** Reports how the repositories and the work in them stand. */
public final class ReportStatus implements UseCase<ReportStatus.Request, StatusReport> {

  private final StatusReporter reporter;
  private final RepositorySelector selector;

  /**
   * Of what.
   *
   * @param repositories all of them when nothing is asked for
   * @param since where the period begins
   */
  public record Request(RepositoryQuery repositories, Instant since) {}

  @Inject
  ReportStatus(StatusReporter reporter, RepositorySelector selector) {
    this.reporter = reporter;
    this.selector = selector;
  }

  @Override
  public StatusReport run(Request request, RequestContext context) {
    return reporter.since(request.since(), selector.selectOrAny(request.repositories()));
  }
}
