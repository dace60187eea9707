/** The command that says what is wrong and how to mend it. */
@NullMarked
package dev.orchestrator.cli.doctor;

import org.jspecify.annotations.NullMarked;
