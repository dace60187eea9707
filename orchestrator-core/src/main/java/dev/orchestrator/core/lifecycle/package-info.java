/** Closing what was opened, in reverse order. */
@NullMarked
package dev.orchestrator.core.lifecycle;

import org.jspecify.annotations.NullMarked;
