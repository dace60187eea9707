/**
 * What the work on an issue begins at: the base branch of its repository and the verified work that
 * it builds on. Values and one pure planner; what git knows comes in as facts.
 */
@NullMarked
package dev.orchestrator.runs.base;

import org.jspecify.annotations.NullMarked;
