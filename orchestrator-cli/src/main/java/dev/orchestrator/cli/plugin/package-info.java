/** Commands about plugins. */
@NullMarked
package dev.orchestrator.cli.plugin;

import org.jspecify.annotations.NullMarked;
