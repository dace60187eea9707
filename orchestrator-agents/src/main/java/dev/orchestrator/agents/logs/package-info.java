/** The logs of attempts, as a person reads them: while they grow, and long after. */
@NullMarked
package dev.orchestrator.agents.logs;

import org.jspecify.annotations.NullMarked;
