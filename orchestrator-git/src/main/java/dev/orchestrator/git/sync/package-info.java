/** Bringing repositories up to date by fetching and fast-forwarding, and by nothing else. */
@NullMarked
package dev.orchestrator.git.sync;

import org.jspecify.annotations.NullMarked;
