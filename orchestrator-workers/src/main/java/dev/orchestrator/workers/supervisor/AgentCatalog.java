package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.plugin.Extension;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.Verdict;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.workers.agent.guard.Sandbox;
import dev.orchestrator.workers.plan.AgentSpec;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.plan.Stage;
import dev.orchestrator.workers.spi.AgentAdapter;
import dev.orchestrator.workers.spi.AgentHost;
import dev.orchestrator.workers.spi.AgentInstallation;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The agents there are, by type, and whether those of a plan can be used here. Thread-safe. */
public final class AgentCatalog {

  private final Extensions<AgentAdapter> adapters;
  private final AgentHost host;
  private final WorkspaceSafety safety;

  /** Asks {@code host} about programs. */
  @Inject
  public AgentCatalog(Extensions<AgentAdapter> adapters, AgentHost host, WorkspaceSafety safety) {
    this.adapters = adapters;
    this.host = host;
    this.safety = safety;
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
   * One kind of agent as it is found here.
   *
   * @param name how plans name it
   * @param plugin which plugin it comes from
   * @param installation whether it can be used
   */
  public record Listed(String name, String plugin, AgentInstallation installation) {}

  /** Every kind of agent, asked whether it is installed; a program of the user's own always is. */
  public List<Listed> list() {
    return adapters.all().stream().map(this::listed).toList();
  }

  private Listed listed(Extension<AgentAdapter> adapter) {
    AgentInstallation installation =
        adapter.name().equals(AgentSpec.COMMAND)
            ? new AgentInstallation(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("any program"))
            : adapter.value().detect(AgentSpec.named(adapter.name()), host);
    return new Listed(adapter.name(), adapter.owner(), installation);
  }

  /**
   * Every agent the plan's stages name, once.
   *
   * @throws OrchestratorException for the first that is not known or cannot be used
   */
  public void requireUsable(RunPlan plan) {
    for (AgentSpec spec : agentsOf(plan)) {
      requireSandbox(spec);
      requireAllowed(spec);
      AgentInstallation installation = of(spec).detect(spec, host);
      if (!installation.isUsable()) {
        throw new OrchestratorException(
            RunErrors.AGENT_UNUSABLE,
            "agent '" + spec.type() + "': " + installation.problem().orElse("cannot be used"),
            installation.hint().orElse(null));
      }
    }
  }

  private void requireSandbox(AgentSpec spec) {
    if (Sandbox.isWanted(spec) && host.program(Sandbox.PROGRAM).isEmpty()) {
      throw new OrchestratorException(
          RunErrors.AGENT_UNUSABLE,
          "agent '" + spec.type() + "': the sandbox 'bwrap' is not installed",
          "install the package 'bubblewrap', or take 'sandbox' out of the plan");
    }
  }

  /** It would not be started; better said before the first worktree is made. */
  private void requireAllowed(AgentSpec spec) {
    if (spec.command().isEmpty()) {
      return;
    }
    SafetyDecision decision = safety.rules().withPushRequested().judge(spec.command());
    if (decision.verdict() == Verdict.REFUSED) {
      throw new OrchestratorException(
          RunErrors.AGENT_UNUSABLE,
          "agent '"
              + spec.type()
              + "': its command is refused by the safety rule "
              + decision.rule().orElse("")
              + ": "
              + decision.reason(),
          "'orchestrator safety check' tells what is allowed");
    }
  }

  private static Set<AgentSpec> agentsOf(RunPlan plan) {
    Set<AgentSpec> agents = new LinkedHashSet<>();
    List<Stage> stages = plan.pipeline();
    stages.forEach(stage -> agents.add(plan.agentFor(stage)));
    return agents;
  }
}
