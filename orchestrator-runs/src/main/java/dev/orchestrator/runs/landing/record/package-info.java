/** What landings write down: one journal each, the only truth about them. */
@NullMarked
package dev.orchestrator.runs.landing.record;

import org.jspecify.annotations.NullMarked;
