/** The commands about runs of coding agents. */
@NullMarked
package dev.orchestrator.cli.workers;

import org.jspecify.annotations.NullMarked;
