/** The control-plane folder and how it is found. */
@NullMarked
package dev.orchestrator.core.workspace;

import org.jspecify.annotations.NullMarked;
