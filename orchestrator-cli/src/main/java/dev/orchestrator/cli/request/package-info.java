/** The way from a command to a use case. */
@NullMarked
package dev.orchestrator.cli.request;

import org.jspecify.annotations.NullMarked;
