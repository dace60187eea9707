/** What a backend is to a run. JDK types and value types only. */
@NullMarked
package dev.orchestrator.workers.spi;

import org.jspecify.annotations.NullMarked;
