package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.JournalRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * What a journal record tells; empty for records that only the machinery needs.
   *
   * @param assignments who works on what in an attempt, as far as that is known
   */
  public static Optional<Happening> of(
      JournalRecord entry, Function<AttemptId, Optional<Assignment>> assignments) {
    return entry.event().match(new EventTelling(entry, assignments));
  }

  /** How a message sounds. */
  public enum Tone {
    /** Neither good nor bad. */
    NEWS,
    /** Something was achieved. */
    GOOD,
    /** Something did not go as wanted and is being dealt with. */
    WARNING,
    /** Something failed, or waits for a person. */
    BAD;

    /** The word in JSON documents. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
