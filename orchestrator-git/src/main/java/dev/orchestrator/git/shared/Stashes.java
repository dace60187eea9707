package dev.orchestrator.git.shared;

import dev.orchestrator.core.cancellation.CancellationToken;
import java.nio.file.Path;
import java.util.List;

/** Reads the stash of a repository, which all of its worktrees share. Thread-safe. */
@FunctionalInterface
public interface Stashes {

  /**
   * Every entry, newest first. None where git cannot answer.
   *
   * @param repository the main checkout or a worktree; absolute
   */
  List<StashEntry> of(Path repository, CancellationToken cancellation);
}
