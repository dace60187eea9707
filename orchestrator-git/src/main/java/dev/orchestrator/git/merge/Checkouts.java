package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Path;
import java.util.List;

/** Finds the working trees of a repository and the branches they hold. Thread-safe. */
public interface Checkouts {

  /**
   * The main checkout first, then every worktree that git knows, those whose folder is gone
   * included.
   *
   * @param repository any checkout of it, or a bare repository
   * @throws OrchestratorException {@link References#REFERENCES_UNREADABLE}
   */
  List<Checkout> of(Path repository, CancellationToken cancellation);
}
