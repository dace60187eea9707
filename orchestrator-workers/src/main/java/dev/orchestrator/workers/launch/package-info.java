/** Starting one attempt so that it outlives the supervisor, and what it leaves in its folder. */
@NullMarked
package dev.orchestrator.workers.launch;

import org.jspecify.annotations.NullMarked;
