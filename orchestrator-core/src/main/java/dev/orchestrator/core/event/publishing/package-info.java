/**
 * Telling listeners what happened. Apart from the events, which the listeners' own contract names.
 */
@NullMarked
package dev.orchestrator.core.event.publishing;

import org.jspecify.annotations.NullMarked;
