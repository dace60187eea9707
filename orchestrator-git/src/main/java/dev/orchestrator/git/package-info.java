/** What git knows about the repositories of a workspace. */
@NullMarked
package dev.orchestrator.git;

import org.jspecify.annotations.NullMarked;
