/** The runner of commands: launching, watching, collecting output, stopping. */
@NullMarked
package dev.orchestrator.exec.runner;

import org.jspecify.annotations.NullMarked;
