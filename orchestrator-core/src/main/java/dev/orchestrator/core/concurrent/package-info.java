/** Work on many things at once. */
@NullMarked
package dev.orchestrator.core.concurrent;

import org.jspecify.annotations.NullMarked;
