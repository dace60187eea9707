/** Durable file operations: atomic replacement and locks that survive a crash. */
@NullMarked
package dev.orchestrator.core.file;

import org.jspecify.annotations.NullMarked;
