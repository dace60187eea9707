/** Processes of this machine: finding the whole tree of one, and stopping it. */
@NullMarked
package dev.orchestrator.exec.process;

import org.jspecify.annotations.NullMarked;
