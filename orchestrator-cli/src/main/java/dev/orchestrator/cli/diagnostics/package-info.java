/** What the rooms log, for whoever looks for a fault. Nothing is logged unless it is asked for. */
@NullMarked
package dev.orchestrator.cli.diagnostics;

import org.jspecify.annotations.NullMarked;
