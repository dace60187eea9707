/** A new workspace: what {@code init} lays out. */
@NullMarked
package dev.orchestrator.runtime.scaffold;

import org.jspecify.annotations.NullMarked;
