/** The story a journal tells: what was decided, why, and whether it would be decided again. */
@NullMarked
package dev.orchestrator.workers.history;

import org.jspecify.annotations.NullMarked;
