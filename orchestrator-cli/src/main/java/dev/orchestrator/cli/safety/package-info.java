/** The commands about safety rules. */
@NullMarked
package dev.orchestrator.cli.safety;

import org.jspecify.annotations.NullMarked;
