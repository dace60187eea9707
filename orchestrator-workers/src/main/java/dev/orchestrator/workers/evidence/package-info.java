/** What git has to show of the work of attempts: facts, before and after an agent was let in. */
@NullMarked
package dev.orchestrator.workers.evidence;

import org.jspecify.annotations.NullMarked;
