/** Worktrees and branches that the orchestrator makes for its own work, and facts about them. */
@NullMarked
package dev.orchestrator.git.worktree;

import org.jspecify.annotations.NullMarked;
