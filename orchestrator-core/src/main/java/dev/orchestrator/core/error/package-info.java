/** Errors a caller can act on: a code, the kind that says who can mend it, and a hint. */
@NullMarked
package dev.orchestrator.core.error;

import org.jspecify.annotations.NullMarked;
