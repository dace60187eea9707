/** One agent process for one issue and stage: its identity, how it ended, what it left behind. */
@NullMarked
package dev.orchestrator.runs.attempt;

import org.jspecify.annotations.NullMarked;
