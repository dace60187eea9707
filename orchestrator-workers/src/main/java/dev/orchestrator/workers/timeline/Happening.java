package dev.orchestrator.workers.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing in a run that somebody wants to know of.
 *
 * @param seq the journal record it stands in
 * @param at when
 * @param type what, in dotted words such as {@code issue.completed}; these are a contract
 * @param tone how it sounds
 * @param issue the issue it is about
 * @param stage the stage, where it is about an attempt
 * @param worker the worker, where it is about an attempt
 * @param attempt the attempt, where it is about one
 * @param message one line; text of plans and agents in it is as they wrote it
 */
public record Happening(
    long seq,
    Instant at,
    String type,
    Tone tone,
    Optional<Integer> issue,
    Optional<String> stage,
    Optional<Integer> worker,
    Optional<String> attempt,
    String message) {

  /** How a message sounds. */
  public enum Tone {
    /** Neither good nor bad. */
    NEWS,
    /** Something was achieved. */
    GOOD,
    /** Something did not go as wanted and is being dealt with. */
    WARNING,
    /** Something failed, or waits for a person. */
    BAD
  }
}
