/** What one look at this machine shows: the side of the shell that sees. */
@NullMarked
package dev.orchestrator.workers.watch;

import org.jspecify.annotations.NullMarked;
