package dev.orchestrator.git.history;

import dev.orchestrator.core.cancellation.CancellationToken;

/**
 * Tells what was done on a branch. Only reads: nothing that the repository configures is run, and
 * replacement objects, grafts and commit graphs, with which a repository can show another history
 * than it has, are not believed. Thread-safe.
 */
@FunctionalInterface
public interface BranchHistories {

  /** Asks git, in a few processes; never throws for what git or the repository does. */
  HistoryAnswer ask(HistoryQuestion question, CancellationToken cancellation);
}
