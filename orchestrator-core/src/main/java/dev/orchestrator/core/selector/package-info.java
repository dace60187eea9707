/** Which repositories a command is about. */
@NullMarked
package dev.orchestrator.core.selector;

import org.jspecify.annotations.NullMarked;
