/** What a run would do: the rules of the supervisor asked in memory, without an effect. */
@NullMarked
package dev.orchestrator.runs.forecast;

import org.jspecify.annotations.NullMarked;
