package dev.orchestrator.runs.observation;

import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.runs.attempt.EndReason;
import java.time.Duration;

/**
 * What an agent announced as its last word, whether or not it then went.
 *
 * @param since the reading of the run's clock when it was first seen
 * @param reason how the agent says it ended
 * @param detail its message, one line
 */
public record FinalResult(Duration since, EndReason reason, String detail) {

  /** Takes secrets out of what the agent said. */
  public FinalResult {
    detail = Secrets.redact(detail);
  }
}
