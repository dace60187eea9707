/** Runs of coding agents as values: what is planned, seen, decided, written down and read again. */
@NullMarked
package dev.orchestrator.runs;

import org.jspecify.annotations.NullMarked;
