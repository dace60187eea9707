/**
 * What the agent programs write, and what their ends mean. Everything here follows recordings of
 * the real programs, which are kept as test resources.
 */
@NullMarked
package dev.orchestrator.agents.protocol;

import org.jspecify.annotations.NullMarked;
