package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.run.RunState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as its journal tells it up to one moment. Immutable.
 *
 * @param project names the run
 * @param state the fold of the journal
 * @param began when its first supervisor began; empty where there was none
 * @param plan where a copy of the plan in force is kept
 * @param attempts in the order of their starts
 * @param happenings in the order of the journal
 */
public record RunTimeline(
    String project,
    RunState state,
    Optional<Instant> began,
    Optional<Path> plan,
    List<AttemptSpan> attempts,
    List<Happening> happenings) {

  /** Copies the lists. */
  public RunTimeline {
    attempts = List.copyOf(attempts);
    happenings = List.copyOf(happenings);
  }

  /** When anything last happened. */
  public Instant last() {
    return state.last().wall();
  }
}
