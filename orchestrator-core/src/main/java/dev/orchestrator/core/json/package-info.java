/** The one JSON mapping of the program: snake case keys, ISO-8601 times. */
@NullMarked
package dev.orchestrator.core.json;

import org.jspecify.annotations.NullMarked;
