/** The task store over three files: one lock, moves that survive a crash, and what is wrong. */
@NullMarked
package dev.orchestrator.tasks.store;

import org.jspecify.annotations.NullMarked;
