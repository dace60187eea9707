/** Supervisors that live in a place of their own. */
@NullMarked
package dev.orchestrator.workers.background;

import org.jspecify.annotations.NullMarked;
