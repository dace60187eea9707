package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptKind;
import java.time.Duration;

/**
 * What was decided about the next attempt of an issue.
 *
 * @param kind what its agent is told
 * @param notBefore the reading of the run's clock before which it does not start
 * @param advice why the last attempt did not do, for the next one's prompt; may be empty
 */
public record NextAttempt(AttemptKind kind, Duration notBefore, String advice) {

  /** The first attempt of a stage. */
  public static final NextAttempt FIRST = new NextAttempt(AttemptKind.FRESH, Duration.ZERO, "");
}
