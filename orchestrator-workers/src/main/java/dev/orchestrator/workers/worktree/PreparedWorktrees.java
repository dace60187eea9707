package dev.orchestrator.workers.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.WorktreeRequest;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.workers.scope.RunScope;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Makes the worktrees of issues that wait for nothing but a free worker, while the workers are
 * busy, so that the next agent need not wait for a checkout. One is made at a time. Thread-safe.
 */
public final class PreparedWorktrees {

  private final Worktrees worktrees;
  private final Executor oneByOne;
  private final CancellationToken cancellation;
  private final Map<WorktreeRequest, Optional<Worktree>> prepared = new ConcurrentHashMap<>();

  public PreparedWorktrees(Worktrees worktrees, RunScope scope) {
    this.worktrees = worktrees;
    this.oneByOne = scope.oneByOne();
    this.cancellation = scope.cancellation();
  }

  /** Makes it some time soon, unless that was asked for before. */
  public void prepare(WorktreeRequest request) {
    if (prepared.putIfAbsent(request, Optional.empty()) == null) {
      oneByOne.execute(() -> make(request));
    }
  }

  /** The worktree: the one made beforehand, else made now. */
  public Worktree provide(WorktreeRequest request) {
    Optional<Worktree> ready = prepared.getOrDefault(request, Optional.empty());
    prepared.remove(request);
    return ready
        .filter(worktree -> Files.exists(worktree.folder().resolve(".git")))
        .orElseGet(() -> worktrees.provide(request, cancellation));
  }

  /** What would keep it from being made; changes nothing. */
  public List<OrchestratorException> obstacles(WorktreeRequest request) {
    return worktrees.obstacles(List.of(request), new CancellationToken());
  }

  /** What is in the way is told by whoever needs the worktree. */
  private void make(WorktreeRequest request) {
    if (!prepared.containsKey(request)) {
      return;
    }
    try {
      Worktree made = worktrees.provide(request, cancellation);
      prepared.computeIfPresent(request, (same, nothing) -> Optional.of(made));
    } catch (OrchestratorException obstacle) {
      prepared.remove(request);
    }
  }
}
