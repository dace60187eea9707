/** Workers as windows of a tmux server of our own. tmux holds and shows; it decides nothing. */
@NullMarked
package dev.orchestrator.workers.tmux;

import org.jspecify.annotations.NullMarked;
