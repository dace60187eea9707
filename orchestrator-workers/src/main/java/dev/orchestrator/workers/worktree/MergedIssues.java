package dev.orchestrator.workers.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which completed issues are part of their default branch, for plans that release dependants on
 * merge. Asks git now and then, only about those that somebody waits for. What is merged stays so.
 * One thread.
 */
public final class MergedIssues {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Worktrees worktrees;
  private final Set<Integer> merged = new HashSet<>();
  private Optional<Duration> lastLook = Optional.empty();

  public MergedIssues(Worktrees worktrees) {
    this.worktrees = worktrees;
  }

  public Set<Integer> look(RunPlan plan, RunState state, Moment now) {
    boolean due = lastLook.map(last -> now.since(last).compareTo(BETWEEN_LOOKS) >= 0).orElse(true);
    if (due && awaitsMerges(plan)) {
      lastLook = Optional.of(now.elapsed());
      Set<Integer> awaited =
          plan.issues().stream()
              .flatMap(issue -> issue.dependsOn().stream())
              .collect(Collectors.toSet());
      plan.issues().stream()
          .filter(issue -> awaited.contains(issue.number()) && !merged.contains(issue.number()))
          .filter(issue -> state.issue(issue).status() == IssueStatus.COMPLETED)
          .filter(issue -> isMerged(plan, issue))
          .forEach(issue -> merged.add(issue.number()));
    }
    return Set.copyOf(merged);
  }

  private static boolean awaitsMerges(RunPlan plan) {
    return plan.issues().stream()
        .anyMatch(issue -> issue.base().release() == BasePolicy.Release.MERGED);
  }

  private boolean isMerged(RunPlan plan, Issue issue) {
    PlanRepository repository = plan.repositoryOf(issue);
    return worktrees.isMerged(
        repository.path(),
        repository.branchOf(issue.number()),
        repository.defaultBranch(),
        new CancellationToken());
  }
}
