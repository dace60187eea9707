/** What agents are told: templates for each stage, filled in for one issue. */
@NullMarked
package dev.orchestrator.agents.prompt;

import org.jspecify.annotations.NullMarked;
