/**
 * Landing the finished branches of a run: what became of each issue. Pure: the queue, the plan and
 * the journal of landings; what merges, verifies and moves is in the shell.
 */
@NullMarked
package dev.orchestrator.runs.landing;

import org.jspecify.annotations.NullMarked;
