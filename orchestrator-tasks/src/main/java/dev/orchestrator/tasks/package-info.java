/** The markdown task store. */
@NullMarked
package dev.orchestrator.tasks;

import org.jspecify.annotations.NullMarked;
