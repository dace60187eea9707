/** Configuration files read with positions, every problem collected before anything is refused. */
@NullMarked
package dev.orchestrator.core.config;

import org.jspecify.annotations.NullMarked;
