package dev.orchestrator.workers.preflight;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.worktree.WorktreeRequest;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerBackendFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks, before anything is made, whether a run can begin at all: the backend, the agents, and a
 * place and branch for every issue that is not done yet. Changes nothing.
 */
public final class Preflight {

  private final Extensions<WorkerBackendFactory> backends;
  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final AgentCatalog agents;
  private final Worktrees worktrees;
  private final RunNames names;

  /** Asks each about its part. */
  @Inject
  public Preflight(
      Extensions<WorkerBackendFactory> backends,
      CommandRunner runner,
      HostEnvironment environment,
      AgentCatalog agents,
      Worktrees worktrees,
      RunNames names) {
    this.backends = backends;
    this.runner = runner;
    this.environment = environment;
    this.agents = agents;
    this.worktrees = worktrees;
    this.names = names;
  }

  /**
   * The backend, checked.
   *
   * @throws OrchestratorException {@link RunErrors#BACKEND_UNUSABLE}
   */
  public WorkerBackend backend(String name) {
    WorkerBackend backend = backends.require(name).create(runner, environment);
    Optional<WorkerBackend.Unavailable> problem = backend.unavailable();
    if (problem.isPresent()) {
      throw new OrchestratorException(
          RunErrors.BACKEND_UNUSABLE, problem.get().reason(), problem.get().hint());
    }
    return backend;
  }

  /**
   * Checks agents, repositories, worktrees and branches.
   *
   * @return what whoever launches the run should know, a line each
   * @throws OrchestratorException when the run cannot begin; every obstacle of a worktree is a line
   *     of its message
   */
  public List<String> check(RunPlan plan, RunState state) {
    agents.requireUsable(plan);
    List<WorktreeRequest> wanted =
        plan.issues().stream()
            .filter(issue -> unfinished(state.issue(issue).status()))
            .map(issue -> request(plan, state, issue))
            .toList();
    List<OrchestratorException> obstacles = worktrees.obstacles(wanted, new CancellationToken());
    if (obstacles.size() == 1) {
      throw obstacles.get(0);
    }
    if (!obstacles.isEmpty()) {
      throw new OrchestratorException(
          RunErrors.PLAN_OBSTRUCTED,
          obstacles.stream()
              .map(OrchestratorException::message)
              .distinct()
              .collect(Collectors.joining("\n")),
          obstacles.get(0).hint().orElse(null));
    }
    return agents.notices(plan);
  }

  private WorktreeRequest request(RunPlan plan, RunState state, Issue issue) {
    return AttemptStarter.worktreeOf(plan, state, issue, names.of(plan));
  }

  private static boolean unfinished(IssueStatus status) {
    return status != IssueStatus.COMPLETED && status != IssueStatus.SKIPPED;
  }
}
