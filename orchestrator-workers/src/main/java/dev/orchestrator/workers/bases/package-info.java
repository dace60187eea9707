/**
 * Finds out from git what issues begin at, keeps verified commits, and prepares merges by agents.
 */
@NullMarked
package dev.orchestrator.workers.bases;

import org.jspecify.annotations.NullMarked;
