/**
 * What happened in a run, for people and for other programs. Reads journals, and changes nothing.
 */
@NullMarked
package dev.orchestrator.runs.timeline;

import org.jspecify.annotations.NullMarked;
