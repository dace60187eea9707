/** A run as people and other programs see it. Reads, and changes nothing. */
@NullMarked
package dev.orchestrator.workers.overview;

import org.jspecify.annotations.NullMarked;
