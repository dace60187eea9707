/** The worktrees of a run: made ready, set up, looked at. */
@NullMarked
package dev.orchestrator.workers.worktree;

import org.jspecify.annotations.NullMarked;
