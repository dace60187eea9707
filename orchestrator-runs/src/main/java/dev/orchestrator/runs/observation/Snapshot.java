package dev.orchestrator.runs.observation;

import dev.orchestrator.runs.attempt.AttemptId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything one look at the world showed.
 *
 * @param attempts by id; an attempt that is not in it was not looked at
 * @param host the machine
 * @param merged issues whose branch is part of the default branch; only looked at where the plan
 *     releases dependants on merge
 */
public record Snapshot(
    Map<AttemptId, AttemptObservation> attempts, HostObservation host, Set<Integer> merged) {

  /** Nothing but a machine. */
  public static final Snapshot EMPTY = new Snapshot(Map.of(), HostObservation.READY, Set.of());

  /** Copies the collections, keeping their order. */
  public Snapshot {
    attempts = Collections.unmodifiableMap(new LinkedHashMap<>(attempts));
    merged = Set.copyOf(merged);
  }

  /** What is known of an attempt; unknown where it was not looked at. */
  public AttemptObservation of(AttemptId attempt, Duration elapsed) {
    return Optional.ofNullable(attempts.get(attempt))
        .orElseGet(() -> AttemptObservation.unknown(attempt, elapsed));
  }
}
