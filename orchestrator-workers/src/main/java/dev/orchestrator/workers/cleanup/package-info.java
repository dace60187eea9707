/** Taking away what a run made, without losing anything, and bringing it back. */
@NullMarked
package dev.orchestrator.workers.cleanup;

import org.jspecify.annotations.NullMarked;
