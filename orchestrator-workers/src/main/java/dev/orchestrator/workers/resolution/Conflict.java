package dev.orchestrator.workers.resolution;

import dev.orchestrator.agents.prompt.BuiltUpon;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import java.util.List;
import java.util.Set;

/**
 * Two sides that git cannot merge.
 *
 * @param plan of the run whose work it is
 * @param repository where
 * @param target the branch that is landed on
 * @param oursName what the side that is merged onto is called, such as {@code #1}
 * @param ours commit that is merged onto
 * @param theirs commit that is merged
 * @param work what the issue of that commit wanted
 * @param others what was merged before and changed the same files
 * @param paths files in conflict
 * @param settled branches that nobody has reason to move meanwhile
 */
public record Conflict(
    RunPlan plan,
    PlanRepository repository,
    String target,
    String oursName,
    String ours,
    String theirs,
    BuiltUpon.Work work,
    List<BuiltUpon.Work> others,
    List<String> paths,
    Set<String> settled) {

  /** Copies the collections. */
  public Conflict {
    others = List.copyOf(others);
    paths = List.copyOf(paths);
    settled = Set.copyOf(settled);
  }

  /** Number of the issue whose branch conflicts. */
  public int issue() {
    return work.issue();
  }
}
