/** What a branch holds: commits of its own, what they come to, and earlier work it has dropped. */
@NullMarked
package dev.orchestrator.git.history;

import org.jspecify.annotations.NullMarked;
