/** What makes the program start fast. */
@NullMarked
package dev.orchestrator.cli.startup;

import org.jspecify.annotations.NullMarked;
