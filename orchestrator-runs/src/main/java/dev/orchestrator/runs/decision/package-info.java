/** The rules: pure functions from plan, state and observation to decisions. */
@NullMarked
package dev.orchestrator.runs.decision;

import org.jspecify.annotations.NullMarked;
