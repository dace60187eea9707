package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.workers.background.BackgroundMonitor;
import jakarta.inject.Inject;
import java.util.List;

/** Sees to it that somebody supervises a run, in the session of its workers where nobody does. */
public final class StartRun implements UseCase<SuperviseRequest, StartedRunDocument> {

  private final LaunchChecks checks;
  private final RunStore runs;
  private final BackgroundMonitor background;

  /** Starts by {@code background}. */
  @Inject
  public StartRun(LaunchChecks checks, RunStore runs, BackgroundMonitor background) {
    this.checks = checks;
    this.runs = runs;
    this.background = background;
  }

  /**
   * Returns once a supervisor has the run.
   *
   * @throws OrchestratorException with what keeps it from beginning
   */
  @Override
  public StartedRunDocument run(SuperviseRequest request, RequestContext context) {
    String project = request.plan().project();
    if (runs.isSupervised(request.plan())) {
      return new StartedRunDocument(1, project, false, List.of());
    }
    List<String> remarks = checks.remarks(request);
    background.start(request);
    return new StartedRunDocument(1, project, true, remarks);
  }
}
