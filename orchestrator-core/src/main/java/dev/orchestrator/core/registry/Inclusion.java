package dev.orchestrator.core.registry;

/** How files that git ignores come from the main checkout into a worktree. */
public enum Inclusion {
  /** Each worktree has its own. */
  COPY,
  /** All worktrees share that of the main checkout: who changes it changes it for all. */
  LINK
}
