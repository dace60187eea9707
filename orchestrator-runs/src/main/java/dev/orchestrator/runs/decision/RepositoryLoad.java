package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import java.util.HashMap;
import java.util.Map;

/** How many attempts are at work in each repository. */
final class RepositoryLoad {

  private final RunPlan plan;
  private final Map<String, Integer> running = new HashMap<>();

  RepositoryLoad(RunPlan plan, RunState state) {
    this.plan = plan;
    state.unsettled().forEach(attempt -> add(attempt.assignment().repository()));
  }

  void add(String repository) {
    running.merge(repository, 1, Integer::sum);
  }

  boolean isFull(Issue issue) {
    PlanRepository repository = plan.repositoryOf(issue);
    return repository.maxWorkers().isPresent()
        && running.getOrDefault(issue.repository(), 0) >= repository.maxWorkers().getAsInt();
  }
}
