/** The built-in agents: how their programs are found and started. */
@NullMarked
package dev.orchestrator.agents;

import org.jspecify.annotations.NullMarked;
