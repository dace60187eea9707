/** The commands about work items. */
@NullMarked
package dev.orchestrator.cli.tasks;

import org.jspecify.annotations.NullMarked;
