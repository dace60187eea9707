package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.record.LandingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts of a landing by tree, in the order they were found, also before it was interrupted. */
final class VerdictLog {

  private final Map<String, List<LandingEvent.Judged>> verdicts = new HashMap<>();

  VerdictLog(List<LandingEvent> events) {
    events.stream()
        .flatMap(
            event ->
                event instanceof LandingEvent.Judged judged
                    ? java.util.stream.Stream.of(judged)
                    : java.util.stream.Stream.empty())
        .forEach(this::add);
  }

  void add(LandingEvent.Judged judged) {
    of(judged.repository(), judged.tree()).add(judged);
  }

  /** What the tree came to the first, second, ... time it was verified. */
  Optional<LandingEvent.Judged> find(String repository, String tree, int time) {
    List<LandingEvent.Judged> known = of(repository, tree);
    return known.size() > time ? Optional.of(known.get(time)) : Optional.empty();
  }

  /** What it came to when it was last red. */
  Optional<LandingEvent.Judged> lastRed(String repository, String tree) {
    List<LandingEvent.Judged> red =
        of(repository, tree).stream().filter(judged -> !judged.green()).toList();
    return red.isEmpty() ? Optional.empty() : Optional.of(red.get(red.size() - 1));
  }

  int size() {
    return verdicts.values().stream().mapToInt(List::size).sum();
  }

  private List<LandingEvent.Judged> of(String repository, String tree) {
    return verdicts.computeIfAbsent(repository + "\n" + tree, unused -> new ArrayList<>());
  }
}
