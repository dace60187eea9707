package dev.orchestrator.runs.history;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import java.util.List;
import java.util.Optional;

/**
 * One journal record in words.
 *
 * @param seq its number
 * @param at when
 * @param issue which issue it is about; empty for the run as a whole
 * @param attempt which attempt it is about
 * @param what what happened or was decided, a few words
 * @param rule the rule that decided it; empty for what merely happened
 * @param reason why, one sentence; may be empty
 * @param facts what that rests on
 */
public record HistoryEntry(
    long seq,
    Moment at,
    Optional<Integer> issue,
    Optional<AttemptId> attempt,
    String what,
    Optional<Rule> rule,
    String reason,
    List<Fact> facts) {

  /** Copies the facts. */
  public HistoryEntry {
    facts = List.copyOf(facts);
  }

  /** Something that was known, by name. */
  public record Fact(String name, String value) {}
}
