package dev.orchestrator.workers.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.git.worktree.Worktrees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state in which an attempt left its worktree. Asked for twice, when the attempt ended and when
 * it is verified, with nothing alive in between that could change it: git is asked once.
 * Thread-safe.
 */
public final class EndOfWork {

  private final Worktrees worktrees;
  private final Map<Path, WorktreeState> seen = new ConcurrentHashMap<>();

  public EndOfWork(Worktrees worktrees) {
    this.worktrees = worktrees;
  }

  /** The records of worktrees made in a repository. */
  public List<OwnedWorktree> owned(Path repository) {
    return worktrees.owned(repository);
  }

  /** Asks git, after everything the attempt started is gone. */
  public Optional<WorktreeState> lookAtEnd(Path worktree, String since) {
    Optional<WorktreeState> state = worktrees.inspect(worktree, since, new CancellationToken());
    state.ifPresent(found -> seen.put(worktree, found));
    return state;
  }

  /** What was seen at the end, once; else asks git. */
  public Optional<WorktreeState> forVerification(Path worktree, String since) {
    return Optional.ofNullable(seen.remove(worktree))
        .or(() -> worktrees.inspect(worktree, since, new CancellationToken()));
  }
}
