/** The story a journal tells: what was decided, why, and whether it would be decided again. */
@NullMarked
package dev.orchestrator.runs.history;

import org.jspecify.annotations.NullMarked;
