/** The durable record of a run: appended, never rewritten, replayed to get the state back. */
@NullMarked
package dev.orchestrator.runs.journal;

import org.jspecify.annotations.NullMarked;
