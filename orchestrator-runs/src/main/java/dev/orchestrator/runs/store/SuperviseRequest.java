package dev.orchestrator.runs.store;

import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import java.util.List;
import java.util.Optional;

/**
 * How a run is to be supervised.
 *
 * @param plan what to do
 * @param workers how many workers, in place of the plan's number
 * @param agent the agent, in place of the plan's
 * @param backend where workers run
 * @param first commands that are in force before anything is started
 */
public record SuperviseRequest(
    RunPlan plan,
    Optional<Integer> workers,
    Optional<String> agent,
    String backend,
    List<UserCommand> first) {

  /** Copies the list. */
  public SuperviseRequest {
    first = List.copyOf(first);
  }

  /** The plan with the agent of the request in place of its own. */
  public RunPlan effectivePlan() {
    return agent.map(name -> plan.with(plan.settings().with(AgentSpec.named(name)))).orElse(plan);
  }

  /** The same for the plan as it reads later; its first commands were obeyed by then. */
  public SuperviseRequest forPlan(RunPlan later) {
    return new SuperviseRequest(later, workers, agent, backend, List.of());
  }
}
