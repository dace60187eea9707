/**
 * The order of work of a landing, as pure values: what to merge next, what to verify next, whom a
 * red result belongs to. Nothing here touches a repository.
 */
@NullMarked
package dev.orchestrator.runs.landing.queue;

import org.jspecify.annotations.NullMarked;
