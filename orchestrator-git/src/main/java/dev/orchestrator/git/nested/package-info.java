/** Repositories inside a folder that shall go: finding them, and what is in none but them. */
@NullMarked
package dev.orchestrator.git.nested;

import org.jspecify.annotations.NullMarked;
