/** What was seen of the world at one moment. Facts only; unknown is one of them. */
@NullMarked
package dev.orchestrator.runs.observation;

import org.jspecify.annotations.NullMarked;
