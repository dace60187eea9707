/** What can be asked about the repositories of a workspace. */
@NullMarked
package dev.orchestrator.runtime.fleet;

import org.jspecify.annotations.NullMarked;
