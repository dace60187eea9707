/** Commands about the repositories of the workspace. */
@NullMarked
package dev.orchestrator.cli.fleet;

import org.jspecify.annotations.NullMarked;
