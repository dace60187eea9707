/**
 * Whether work builds and passes its tests: the same answer for an attempt, for the base that it
 * began at and for what a landing is about to make. A verdict belongs to a tree, so that nothing is
 * run twice on the same files.
 */
@NullMarked
package dev.orchestrator.workers.verification;

import org.jspecify.annotations.NullMarked;
