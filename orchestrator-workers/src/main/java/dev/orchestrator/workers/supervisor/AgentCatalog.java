package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.workers.plan.AgentSpec;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.plan.Stage;
import dev.orchestrator.workers.spi.AgentAdapter;
import dev.orchestrator.workers.spi.AgentHost;
import dev.orchestrator.workers.spi.AgentInstallation;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The agents there are, by type, and whether those of a plan can be used here. Thread-safe. */
public final class AgentCatalog {

  private final Extensions<AgentAdapter> adapters;
  private final AgentHost host;

  /** Asks {@code host} about programs. */
  @Inject
  public AgentCatalog(Extensions<AgentAdapter> adapters, AgentHost host) {
    this.adapters = adapters;
    this.host = host;
  }

  /**
   * The adapter of an agent.
   *
   * @throws OrchestratorException when no adapter has that name
   */
  public AgentAdapter of(AgentSpec spec) {
    return adapters.require(spec.type());
  }

  /**
   * Every agent the plan's stages name, once.
   *
   * @throws OrchestratorException for the first that is not known or cannot be used
   */
  public void requireUsable(RunPlan plan) {
    for (AgentSpec spec : agentsOf(plan)) {
      AgentInstallation installation = of(spec).detect(spec, host);
      if (!installation.isUsable()) {
        throw new OrchestratorException(
            RunErrors.AGENT_UNUSABLE,
            "agent '" + spec.type() + "': " + installation.problem().orElse("cannot be used"),
            installation.hint().orElse(null));
      }
    }
  }

  private static Set<AgentSpec> agentsOf(RunPlan plan) {
    Set<AgentSpec> agents = new LinkedHashSet<>();
    List<Stage> stages = plan.pipeline();
    stages.forEach(stage -> agents.add(plan.agentFor(stage)));
    return agents;
  }
}
