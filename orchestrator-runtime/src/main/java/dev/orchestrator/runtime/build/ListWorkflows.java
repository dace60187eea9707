package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.workflow.Workflows;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Lists the workflows. */
public final class ListWorkflows implements UseCase<ListWorkflows.Request, WorkflowListDocument> {

  private final Workflows workflows;

  /** All of them. */
  public record Request() {}

  @Inject
  ListWorkflows(Workflows workflows) {
    this.workflows = workflows;
  }

  @Override
  public WorkflowListDocument run(Request request, RequestContext context) {
    return new WorkflowListDocument(
        1,
        workflows.all().stream()
            .map(
                each ->
                    new WorkflowListDocument.Row(
                        each.name(), each.description(), each.steps().size()))
            .toList());
  }
}
