/** The files that commands write their output to. */
@NullMarked
package dev.orchestrator.exec.log;

import org.jspecify.annotations.NullMarked;
