/** Issues that come from elsewhere than the plan, and what is reported back there. */
@NullMarked
package dev.orchestrator.workers.source;

import org.jspecify.annotations.NullMarked;
