package dev.orchestrator.git.shared;

import dev.orchestrator.core.cancellation.CancellationToken;
import java.nio.file.Path;

/** Reads what all worktrees of a repository share. Changes nothing. Thread-safe. */
@FunctionalInterface
public interface SharedStates {

  /**
   * The state at this moment; never throws for what git or the repository does.
   *
   * @param repository the main checkout or a worktree; absolute
   */
  SharedReading read(Path repository, CancellationToken cancellation);
}
