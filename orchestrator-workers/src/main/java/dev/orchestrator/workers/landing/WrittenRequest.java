package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.record.LandingEvent.Began;
import dev.orchestrator.runs.plan.RunPlan;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A request as it is written down. */
final class WrittenRequest {

  private WrittenRequest() {}

  static Began began(LandRequest request, Instant at) {
    return new Began(
        request.plan().project(),
        at,
        request.issues(),
        request.repository(),
        request.onto(),
        word(request.strategy()),
        request.options().stream()
            .map(WrittenRequest::word)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  static LandRequest asBegun(Began began, RunPlan plan) {
    return new LandRequest(
        plan,
        began.issues(),
        began.repository(),
        began.onto(),
        LandStrategy.valueOf(name(began.strategy())),
        began.options().stream()
            .map(option -> LandOption.valueOf(name(option)))
            .collect(Collectors.toSet()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
