/** Whether a branch holds the work of an issue that was landed in another form. */
@NullMarked
package dev.orchestrator.workers.landed;

import org.jspecify.annotations.NullMarked;
