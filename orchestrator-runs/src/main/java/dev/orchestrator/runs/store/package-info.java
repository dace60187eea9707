/**
 * Where the files of a run lie, and what is read and written there. Nobody else spells a path of a
 * run.
 */
@NullMarked
package dev.orchestrator.runs.store;

import org.jspecify.annotations.NullMarked;
