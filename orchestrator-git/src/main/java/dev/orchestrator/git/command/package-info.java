/** Calls of git that cannot be turned against the caller by the repository they look at. */
@NullMarked
package dev.orchestrator.git.command;

import org.jspecify.annotations.NullMarked;
