/** The command line. */
@NullMarked
package dev.orchestrator.cli;

import org.jspecify.annotations.NullMarked;
