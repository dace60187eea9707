/** What the author of a language plugin implements. JDK types and value types only. */
@NullMarked
package dev.orchestrator.exec.spi;

import org.jspecify.annotations.NullMarked;
