/** Things that happened, published to whoever listens. */
@NullMarked
package dev.orchestrator.core.event;

import org.jspecify.annotations.NullMarked;
