/** Running one command and getting a value back: the only way this program starts a process. */
@NullMarked
package dev.orchestrator.exec.command;

import org.jspecify.annotations.NullMarked;
