/** What a plugin author implements. JDK types and value types only. */
@NullMarked
package dev.orchestrator.core.spi;

import org.jspecify.annotations.NullMarked;
