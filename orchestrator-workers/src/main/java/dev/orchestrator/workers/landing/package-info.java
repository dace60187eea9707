/**
 * Brings the finished branches of a run together on a branch: merges in memory, verifies in a
 * worktree of its own, moves the target by compare-and-swap. Every step is written down before it
 * counts, so that a landing that was killed is gone on with.
 */
@NullMarked
package dev.orchestrator.workers.landing;

import org.jspecify.annotations.NullMarked;
