/** Landing the finished branches of runs, as a use case. */
@NullMarked
package dev.orchestrator.runtime.landing;

import org.jspecify.annotations.NullMarked;
