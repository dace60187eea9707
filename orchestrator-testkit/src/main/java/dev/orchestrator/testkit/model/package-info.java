/**
 * A stand-in for the services behind coding agents: it lets the real agent programs run offline,
 * for nothing, and fail on purpose. What the "model" does travels in the prompt.
 */
@NullMarked
package dev.orchestrator.testkit.model;

import org.jspecify.annotations.NullMarked;
