/**
 * A task file as a lossless model over its original bytes: what is a heading, a task, a field or a
 * criterion, and where exactly it stands. Pure: no file is read or written here.
 */
@NullMarked
package dev.orchestrator.tasks.document;

import org.jspecify.annotations.NullMarked;
