package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.base.BaseBranch;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.base.Trunk;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.landed.LandedWork;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The base branches of a plan's repositories, each looked at once. One thread. */
final class Trunks {

  private final Bases git;
  private final LandedWork landed;
  private final RunPlan plan;
  private final CancellationToken cancellation;
  private final Map<String, Trunk> known = new HashMap<>();

  Trunks(Bases git, LandedWork landed, RunPlan plan, CancellationToken cancellation) {
    this.git = git;
    this.landed = landed;
    this.plan = plan;
    this.cancellation = cancellation;
  }

  PlanRepository repository(String key) {
    PlanRepository repository = plan.repositories().get(key);
    if (repository == null) {
      throw new OrchestratorException(
          Worktrees.REPOSITORY_UNUSABLE, "the plan has no repository '" + key + "' any more", null);
    }
    return repository;
  }

  Trunk of(String key) {
    return known.computeIfAbsent(key, same -> look(repository(same)));
  }

  private Trunk look(PlanRepository repository) {
    BaseBranch branch = git.branch(repository.path(), repository.defaultBranch(), cancellation);
    return new Trunk(
        branch.name(), branch.commit(), branch.fetched(), branch.unpushed(), branch.unreached());
  }

  /** Of some issues at their commits, those that the base branch has as squashed or made anew. */
  Set<Integer> landed(String key, Map<Integer, String> tips) {
    return landed.in(repository(key).path(), plan.project(), of(key).commit(), tips, cancellation);
  }
}
