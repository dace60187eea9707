/** Whether a conflict that somebody resolved is resolved: the rules, without git. */
@NullMarked
package dev.orchestrator.runs.landing.resolution;

import org.jspecify.annotations.NullMarked;
