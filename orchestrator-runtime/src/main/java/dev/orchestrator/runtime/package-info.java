/** The composition root without a command line. */
@NullMarked
package dev.orchestrator.runtime;

import org.jspecify.annotations.NullMarked;
