package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.run.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt from its start to its end.
 *
 * @param assignment who worked on what
 * @param began when its start was decided
 * @param ended when its end was taken note of; empty while it may run
 * @param end how it ended
 * @param used what it used itself, once its agent said so
 */
public record AttemptSpan(
    Assignment assignment,
    Instant began,
    Optional<Instant> ended,
    Optional<AttemptEnd> end,
    Optional<Usage> used) {

  static AttemptSpan begun(Assignment assignment, Instant at) {
    return new AttemptSpan(assignment, at, Optional.empty(), Optional.empty(), Optional.empty());
  }

  AttemptSpan over(Instant at, AttemptEnd how, Optional<Usage> usage) {
    return new AttemptSpan(assignment, began, Optional.of(at), Optional.of(how), usage);
  }

  /** How long it took, or has taken by {@code now}; never negative. */
  public Duration length(Instant now) {
    Duration length = Duration.between(began, ended.orElse(now));
    return length.isNegative() ? Duration.ZERO : length;
  }
}
