package dev.orchestrator.runtime.build;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Tells what would be run, and runs nothing. */
public final class PlanWork implements UseCase<WorkRequest, PlanDocument> {

  private final WorkPlanner planner;

  @Inject
  PlanWork(WorkPlanner planner) {
    this.planner = planner;
  }

  @Override
  public PlanDocument run(WorkRequest request, RequestContext context) {
    return new PlanDocument(
        1, true, planner.plan(request).stream().map(PlanDocument.Row::of).toList());
  }
}
