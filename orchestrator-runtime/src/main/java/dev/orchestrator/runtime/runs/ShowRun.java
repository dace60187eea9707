package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;

/** Shows a run at one moment: what its journal says, and what git says of its branches. */
public final class ShowRun {

  private final RunStore runs;
  private final RunOverviews overviews;
  private final BranchWork work;

  /** Asks each about its part. */
  @Inject
  public ShowRun(RunStore runs, RunOverviews overviews, BranchWork work) {
    this.runs = runs;
    this.overviews = overviews;
    this.work = work;
  }

  /** The run of a plan as it is now. */
  public RunOverview show(RunPlan plan) {
    return show(plan, runs.state(plan), runs.isSupervised(plan));
  }

  /** The run of a plan in a given state. */
  public RunOverview show(RunPlan plan, RunState state, boolean supervised) {
    RunOverview overview = overviews.of(plan, state, supervised);
    return overview.with(work.of(plan, overview));
  }

  /** What the branch of one issue holds; nothing is known of one that is not in the run. */
  public IssueChange branch(RunPlan plan, RunState state, int issue) {
    RunOverview overview = overviews.of(plan, state, false).only(issue);
    return overview.with(work.of(plan, overview)).issues().stream()
        .map(RunOverview.IssueLine::change)
        .findFirst()
        .orElse(IssueChange.UNKNOWN);
  }
}
