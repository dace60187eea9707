/** Coding agents as programs: how each is started, what it says, and what it may not do. */
@NullMarked
package dev.orchestrator.agents;

import org.jspecify.annotations.NullMarked;
