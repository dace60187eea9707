/** The commands about coding agents. */
@NullMarked
package dev.orchestrator.cli.agent;

import org.jspecify.annotations.NullMarked;
