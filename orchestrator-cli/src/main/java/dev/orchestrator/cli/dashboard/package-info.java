/**
 * The terminal dashboard. What it shows is a pure function of a {@code Board} and a {@code View};
 * what a key does is a pure function too. Only {@code Dashboard} touches the terminal.
 */
@NullMarked
package dev.orchestrator.cli.dashboard;

import org.jspecify.annotations.NullMarked;
