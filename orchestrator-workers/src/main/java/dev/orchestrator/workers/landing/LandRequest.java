package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.plan.RunPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to be landed.
 *
 * @param plan the plan of the run
 * @param issues numbers; empty for all that are completed
 * @param repository key of the only repository to land in; empty for all
 * @param onto the branch to land on; empty for the default branch of each repository
 * @param strategy how branches become part of it
 * @param options what else is asked for
 */
public record LandRequest(
    RunPlan plan,
    List<Integer> issues,
    Optional<String> repository,
    Optional<String> onto,
    LandStrategy strategy,
    Set<LandOption> options) {

  /** Copies the collections. */
  public LandRequest {
    issues = issues.stream().distinct().toList();
    options = Set.copyOf(options);
  }

  /** All that is completed, merged onto the default branches. */
  public static LandRequest everything(RunPlan plan) {
    return new LandRequest(
        plan, List.of(), Optional.empty(), Optional.empty(), LandStrategy.MERGE, Set.of());
  }

  /** The same of these issues alone. */
  public static LandRequest of(RunPlan plan, List<Integer> issues) {
    return new LandRequest(
        plan, issues, Optional.empty(), Optional.empty(), LandStrategy.MERGE, Set.of());
  }

  boolean asksFor(LandOption option) {
    return options.contains(option);
  }
}
