package dev.orchestrator.workers.landing;

/** How a branch becomes part of the target. */
public enum LandStrategy {
  /** A merge commit, so that the branch's own commits are part of the history. */
  MERGE,
  /** One commit with all that the branch changes. */
  SQUASH,
  /** Each commit of the branch, made anew on top of the target; merges in it are left out. */
  REBASE
}
