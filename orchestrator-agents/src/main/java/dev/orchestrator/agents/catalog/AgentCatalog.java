package dev.orchestrator.agents.catalog;

import dev.orchestrator.agents.guard.Sandbox;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentInstallation;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.plugin.Extension;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.plan.AgentNames;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.store.RunErrors;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The agents there are, by type, and whether those of a plan can be used here. Thread-safe. */
public final class AgentCatalog {

  private final Extensions<AgentAdapter> adapters;
  private final AgentHost host;
  private final WorkspaceSafety safety;
  private final Map<AgentSpec, AgentInstallation> usable = new ConcurrentHashMap<>();

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
   * What an agent writes, read so that no line and no end makes an exception, even where the
   * adapter's own protocol throws one.
   *
   * @throws OrchestratorException when no adapter has that name
   */
  public AgentProtocol protocolOf(AgentSpec spec) {
    return new TotalProtocol(of(spec).protocol());
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
   * Looks at every agent the plan's stages name.
   *
   * @throws OrchestratorException for those that are not known, with their places in the plan, or
   *     for the first that can be used no more than any fallback of it
   */
  public void requireUsable(RunPlan plan) {
    if (!allKnown(plan)) {
      AgentNames.check(plan.file(), adapters.names());
    }
    for (AgentSpec spec : agentsOf(plan)) {
      spec.chain().forEach(this::requireAllowed);
      if (usable(spec).isEmpty()) {
        throw problem(spec).orElseThrow();
      }
    }
  }

  private boolean allKnown(RunPlan plan) {
    return agentsOf(plan).stream()
        .flatMap(spec -> spec.chain().stream())
        .allMatch(spec -> adapters.find(spec.type()).isPresent());
  }

  /**
   * The plan with fallbacks in the place of agents that cannot be used here, where there are any.
   */
  public RunPlan withFallbacks(RunPlan plan) {
    Map<AgentSpec, AgentSpec> chosen = new HashMap<>();
    return plan.withAgents(
        spec ->
            spec.fallback().isEmpty()
                ? spec
                : chosen.computeIfAbsent(spec, first -> usable(first).orElse(first)));
  }

  /** What somebody who launches the plan should know of its agents, a line each. */
  public List<String> notices(RunPlan plan) {
    List<String> notices = new ArrayList<>();
    for (AgentSpec spec : agentsOf(plan)) {
      AgentSpec used = usable(spec).orElse(spec);
      if (!used.type().equals(spec.type())) {
        problem(spec)
            .map(problem -> problem.message() + "; '" + used.type() + "' takes its place")
            .ifPresent(notices::add);
      }
      if (!plan.settings().budgets().isEmpty() && !countsMoney(used)) {
        notices.add(
            "agent '%s' does not count what it costs: max_cost_usd does not limit it"
                .formatted(used.type()));
      }
    }
    return notices;
  }

  /** The first of its chain that can be used, with those after it that can. */
  private Optional<AgentSpec> usable(AgentSpec spec) {
    Optional<AgentSpec> next = spec.fallback().flatMap(this::usable);
    return problem(spec).isEmpty() ? Optional.of(spec.orElse(next)) : next;
  }

  /** A program of the user's own may well count; nobody knows before it has said so. */
  private boolean countsMoney(AgentSpec spec) {
    return spec.type().equals(AgentSpec.COMMAND)
        || detect(spec).abilities().contains(AgentInstallation.COUNTS_COST);
  }

  private Optional<OrchestratorException> problem(AgentSpec spec) {
    if (Sandbox.isWanted(spec) && host.program(Sandbox.PROGRAM).isEmpty()) {
      return Optional.of(
          unusable(
              spec,
              "the sandbox 'bwrap' is not installed",
              "install the package 'bubblewrap', or take 'sandbox' out of the plan"));
    }
    AgentInstallation installation = detect(spec);
    return installation.isUsable()
        ? Optional.empty()
        : Optional.of(
            unusable(
                spec,
                installation.problem().orElse("cannot be used"),
                installation.hint().orElse(null)));
  }

  /** Asking a program takes up to seconds; one that could be used is not asked again. */
  private AgentInstallation detect(AgentSpec spec) {
    AgentInstallation known = usable.get(spec);
    if (known != null) {
      return known;
    }
    AgentInstallation found = of(spec).detect(spec, host);
    if (found.isUsable()) {
      usable.put(spec, found);
    }
    return found;
  }

  private static OrchestratorException unusable(
      AgentSpec spec, String problem, @Nullable String hint) {
    return new OrchestratorException(
        RunErrors.AGENT_UNUSABLE, "agent '" + spec.type() + "': " + problem, hint);
  }

  /** It would not be started; better said before the first worktree is made. */
  private void requireAllowed(AgentSpec spec) {
    if (spec.command().isEmpty()) {
      return;
    }
    SafetyDecision decision = safety.rules().withPushRequested().judge(spec.command());
    if (decision.verdict() == SafetyVerdict.REFUSED) {
      throw new OrchestratorException(
          RunErrors.AGENT_UNUSABLE,
          "agent '"
              + spec.type()
              + "': its command is refused by the safety rule "
              + decision.rule().orElse("")
              + ": "
              + decision.reason(),
          "'orchestrator safety list' shows the rules");
    }
  }

  private static Set<AgentSpec> agentsOf(RunPlan plan) {
    Set<AgentSpec> agents = new LinkedHashSet<>();
    for (Stage stage : plan.pipeline()) {
      if (plan.issues().isEmpty()) {
        agents.add(stage.agent().orElse(plan.settings().agent()));
      }
      plan.issues().forEach(issue -> agents.add(plan.agentFor(issue, stage)));
    }
    return agents;
  }
}
