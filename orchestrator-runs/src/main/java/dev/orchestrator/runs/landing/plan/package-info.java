/** What is to be landed, in which order, and what is refused: a pure function of facts. */
@NullMarked
package dev.orchestrator.runs.landing.plan;

import org.jspecify.annotations.NullMarked;
