/** A run as people and other programs see it. Reads, and changes nothing. */
@NullMarked
package dev.orchestrator.runs.overview;

import org.jspecify.annotations.NullMarked;
