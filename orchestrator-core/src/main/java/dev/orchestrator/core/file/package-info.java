/**
 * Durable file operations: atomic replacement, locks that survive a crash, and reading that ends
 * whatever lies in the place of a file.
 */
@NullMarked
package dev.orchestrator.core.file;

import org.jspecify.annotations.NullMarked;
