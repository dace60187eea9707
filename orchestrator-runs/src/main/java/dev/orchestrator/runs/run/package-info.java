/** What a run has done and decided: events, the state that is their fold, and decisions. */
@NullMarked
package dev.orchestrator.runs.run;

import org.jspecify.annotations.NullMarked;
