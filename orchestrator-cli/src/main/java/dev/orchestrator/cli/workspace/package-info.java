/** Commands about the workspace itself. */
@NullMarked
package dev.orchestrator.cli.workspace;

import org.jspecify.annotations.NullMarked;
