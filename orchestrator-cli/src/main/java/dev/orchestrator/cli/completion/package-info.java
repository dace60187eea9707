/** Shell completion, made from the command line's own model. */
@NullMarked
package dev.orchestrator.cli.completion;

import org.jspecify.annotations.NullMarked;
