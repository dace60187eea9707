/** What all worktrees of a repository share, and how it differs between two moments. */
@NullMarked
package dev.orchestrator.git.shared;

import org.jspecify.annotations.NullMarked;
