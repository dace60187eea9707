/** Finding and ending what attempts have started. */
@NullMarked
package dev.orchestrator.workers.process;

import org.jspecify.annotations.NullMarked;
