/** What a source of issues is to a run. JDK types and value types only. */
@NullMarked
package dev.orchestrator.runs.spi;

import org.jspecify.annotations.NullMarked;
