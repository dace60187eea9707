/** What agents are told: templates for each stage, filled in for one issue. */
@NullMarked
package dev.orchestrator.workers.prompt;

import org.jspecify.annotations.NullMarked;
