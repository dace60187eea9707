/** What a run is asked to do: the issue plan as an immutable value, and its reader. */
@NullMarked
package dev.orchestrator.runs.plan;

import org.jspecify.annotations.NullMarked;
