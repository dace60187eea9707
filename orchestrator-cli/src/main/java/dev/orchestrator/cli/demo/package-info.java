/** A run to look at, without a key, a network or a configuration. */
@NullMarked
package dev.orchestrator.cli.demo;

import org.jspecify.annotations.NullMarked;
