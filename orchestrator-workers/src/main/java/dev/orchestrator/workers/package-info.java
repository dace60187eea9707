/** Runs of coding agents, and their supervision. */
@NullMarked
package dev.orchestrator.workers;

import org.jspecify.annotations.NullMarked;
