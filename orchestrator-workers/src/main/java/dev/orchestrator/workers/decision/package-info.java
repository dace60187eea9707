/** The rules: pure functions from plan, state and observation to decisions. */
@NullMarked
package dev.orchestrator.workers.decision;

import org.jspecify.annotations.NullMarked;
