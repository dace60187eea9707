/**
 * Merges without a checkout: two commits in, a tree or the conflicting paths out, and references
 * moved by compare-and-swap. Nothing of a repository's configuration runs here.
 */
@NullMarked
package dev.orchestrator.git.merge;

import org.jspecify.annotations.NullMarked;
