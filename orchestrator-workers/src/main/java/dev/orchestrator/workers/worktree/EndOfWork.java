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
import java.util.function.BiConsumer;

/**
 * The state in which an attempt left its worktree. Asked for twice, when the attempt ended and when
 * it is verified, with nothing alive in between that could change it: git is asked once.
 * Thread-safe.
 */
public final class EndOfWork {

  private final Worktrees worktrees;
  private final CancellationToken cancellation;
  private final BiConsumer<Path, WorktreeState> left;
  private final Map<Path, WorktreeState> seen = new ConcurrentHashMap<>();

  /** How a worktree was left is told to {@code left}; git is asked no more once cancelled. */
  public EndOfWork(
      Worktrees worktrees, CancellationToken cancellation, BiConsumer<Path, WorktreeState> left) {
    this.worktrees = worktrees;
    this.cancellation = cancellation;
    this.left = left;
  }

  /** The records of worktrees made in a repository. */
  public List<OwnedWorktree> owned(Path repository) {
    return worktrees.owned(repository);
  }

  /** Asks git, after everything the attempt started is gone. */
  public Optional<WorktreeState> lookAtEnd(Path worktree, String since) {
    Optional<WorktreeState> state = worktrees.inspect(worktree, since, cancellation);
    state.ifPresent(
        found -> {
          seen.put(worktree, found);
          left.accept(worktree, found);
        });
    return state;
  }

  /** Asks git once more: build and tests have left something too. */
  public void verified(Path worktree, String since) {
    worktrees
        .inspect(worktree, since, cancellation)
        .ifPresent(found -> left.accept(worktree, found));
  }

  /** What was seen at the end, once; else asks git. */
  public Optional<WorktreeState> forVerification(Path worktree, String since) {
    return Optional.ofNullable(seen.remove(worktree))
        .or(() -> worktrees.inspect(worktree, since, cancellation));
  }
}
