package dev.orchestrator.runtime.agent;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Lists the agents: which are installed, in which version, and what each can do. */
public final class ListAgents implements UseCase<ListAgents.Request, AgentListDocument> {

  private final AgentCatalog agents;

  /** All of them. */
  public record Request() {}

  @Inject
  ListAgents(AgentCatalog agents) {
    this.agents = agents;
  }

  @Override
  public AgentListDocument run(Request request, RequestContext context) {
    return new AgentListDocument(1, agents.list().stream().map(AgentListDocument.Row::of).toList());
  }
}
