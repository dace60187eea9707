package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.run.Assignment;

/**
 * An attempt that the rules would start.
 *
 * @param assignment who would work on what; the name of the attempt means nothing outside
 * @param now whether it would be started at once
 */
public record ForecastStart(Assignment assignment, boolean now) {}
