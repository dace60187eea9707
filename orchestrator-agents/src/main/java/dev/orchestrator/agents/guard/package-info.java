/** What keeps an agent within the safety rules whatever program it is. */
@NullMarked
package dev.orchestrator.agents.guard;

import org.jspecify.annotations.NullMarked;
