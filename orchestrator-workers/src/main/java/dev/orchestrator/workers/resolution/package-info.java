/**
 * Gives a conflict to an agent: starts it in a worktree of its own, watches it, and looks at what
 * it made of both sides.
 */
@NullMarked
package dev.orchestrator.workers.resolution;

import org.jspecify.annotations.NullMarked;
