/**
 * Keeping each worker within a limit of memory, by the kernel's means where the system has them.
 */
@NullMarked
package dev.orchestrator.workers.memory;

import org.jspecify.annotations.NullMarked;
