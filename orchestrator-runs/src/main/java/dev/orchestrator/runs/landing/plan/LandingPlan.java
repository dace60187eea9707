package dev.orchestrator.runs.landing.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done.
 *
 * @param rounds one after the other; each ends with its target moved
 * @param refused why other issues are not landed, by number
 */
public record LandingPlan(List<LandingRound> rounds, Map<Integer, Refusal> refused) {

  /** Copies the collections. */
  public LandingPlan {
    rounds = List.copyOf(rounds);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }
}
