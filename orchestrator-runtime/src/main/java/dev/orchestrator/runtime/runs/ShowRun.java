package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Shows a run at one moment: what its journal says, and what git says of its branches. */
public final class ShowRun {

  private final RunStore runs;
  private final RunOverviews overviews;
  private final BranchWork work;
  private final LeftStashes stashes;

  /** Asks each about its part. */
  @Inject
  ShowRun(RunStore runs, RunOverviews overviews, BranchWork work, LeftStashes stashes) {
    this.runs = runs;
    this.overviews = overviews;
    this.work = work;
    this.stashes = stashes;
  }

  /** The run of a plan as it is now. */
  public RunOverview show(RunPlan plan) {
    return show(plan, runs.state(plan), runs.isSupervised(plan));
  }

  /** The run of a plan in a given state. */
  public RunOverview show(RunPlan plan, RunState state, boolean supervised) {
    RunOverview overview = overviews.of(plan, state, supervised);
    return overview.with(work.of(plan, overview)).flagged(stashes.of(state));
  }

  /** What agents stashed and left behind, by number of the issue; a sentence for each entry. */
  public Map<Integer, List<String>> leftBehind(RunState state) {
    return stashes.of(state);
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
