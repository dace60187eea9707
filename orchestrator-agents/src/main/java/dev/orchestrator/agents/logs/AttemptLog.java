package dev.orchestrator.agents.logs;

import dev.orchestrator.runs.timeline.AttemptSpan;
import java.nio.file.Path;

/**
 * The log of one attempt.
 *
 * @param number counts the attempts of what was asked for, from 1
 * @param span who worked on what, and when
 * @param file where the agent's output is; need not exist
 */
public record AttemptLog(int number, AttemptSpan span, Path file) {

  /** Whether nothing is added to it any more. */
  public boolean isOver() {
    return span.ended().isPresent();
  }
}
