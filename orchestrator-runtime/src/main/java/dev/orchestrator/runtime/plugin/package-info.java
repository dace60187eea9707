/** What can be asked about plugins. */
@NullMarked
package dev.orchestrator.runtime.plugin;

import org.jspecify.annotations.NullMarked;
