package dev.orchestrator.workers.worktree;

import dev.orchestrator.agents.prompt.EarlierWork;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.Worktrees;
import jakarta.inject.Inject;
import java.nio.file.Path;

/** Asks git what is in a worktree. */
public final class WorktreeWork implements EarlierWork {

  private final Worktrees worktrees;

  @Inject
  WorktreeWork(Worktrees worktrees) {
    this.worktrees = worktrees;
  }

  @Override
  public Found in(Path repository, Path worktree) {
    return worktrees.owned(repository).stream()
        .filter(owned -> owned.folder().equals(worktree))
        .findFirst()
        .map(OwnedWorktree::start)
        .flatMap(start -> worktrees.inspect(worktree, start, new CancellationToken()))
        .map(state -> new Found(state.commits(), state.uncommitted()))
        .orElse(Found.NOTHING);
  }
}
