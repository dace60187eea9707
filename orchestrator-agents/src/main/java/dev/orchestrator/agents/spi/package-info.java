/** What an agent is to a run. JDK types and value types only. */
@NullMarked
package dev.orchestrator.agents.spi;

import org.jspecify.annotations.NullMarked;
