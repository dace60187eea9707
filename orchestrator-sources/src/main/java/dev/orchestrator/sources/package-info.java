/** Issues that come from elsewhere than the plan, and what is reported back there. */
@NullMarked
package dev.orchestrator.sources;

import org.jspecify.annotations.NullMarked;
