/** What the user sees: results on standard output, everything else on standard error. */
@NullMarked
package dev.orchestrator.cli.output;

import org.jspecify.annotations.NullMarked;
