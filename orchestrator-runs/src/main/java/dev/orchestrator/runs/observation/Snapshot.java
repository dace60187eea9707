package dev.orchestrator.runs.observation;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.base.BaseObservation;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one look at the world showed.
 *
 * @param attempts by id; an attempt that is not in it was not looked at
 * @param host the machine
 * @param bases what the issues that have not begun would begin at, by number; one that is not in it
 *     was not looked at
 */
public record Snapshot(
    Map<AttemptId, AttemptObservation> attempts,
    HostObservation host,
    Map<Integer, BaseObservation> bases) {

  /** Nothing but a machine. */
  public static final Snapshot EMPTY = new Snapshot(Map.of(), HostObservation.READY, Map.of());

  /** Copies the collections, keeping their order. */
  public Snapshot {
    attempts = Collections.unmodifiableMap(new LinkedHashMap<>(attempts));
    bases = Map.copyOf(bases);
  }

  /** What is known of an attempt; unknown where it was not looked at. */
  public AttemptObservation of(AttemptId attempt, Duration elapsed) {
    return Optional.ofNullable(attempts.get(attempt))
        .orElseGet(() -> AttemptObservation.unknown(attempt, elapsed));
  }
}
