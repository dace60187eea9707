package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.run.RunOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do if every attempt ended well.
 *
 * @param starts every attempt, in the order in which the rules would start them
 * @param issues those that are not completed: the ones that start, in the order of their first
 *     starts, then the ones that do not, in the order of the plan
 * @param outcome how the run would end; empty where it would go on waiting for somebody
 */
public record Forecast(
    List<ForecastStart> starts, List<IssueForecast> issues, Optional<RunOutcome> outcome) {

  /** Copies the lists. */
  public Forecast {
    starts = List.copyOf(starts);
    issues = List.copyOf(issues);
  }
}
