/** Asking running work to stop. */
@NullMarked
package dev.orchestrator.core.cancellation;

import org.jspecify.annotations.NullMarked;
