/** What new work in a repository begins at: its base branch, and what of other work that holds. */
@NullMarked
package dev.orchestrator.git.base;

import org.jspecify.annotations.NullMarked;
