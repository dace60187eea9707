package dev.orchestrator.runs.history;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One journal record in words.
 *
 * @param seq its number
 * @param at when
 * @param issue which issue it is about; empty for the run as a whole
 * @param others issues that it is about as well, as a landing of several
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
    Set<Integer> others,
    Optional<AttemptId> attempt,
    String what,
    Optional<Rule> rule,
    String reason,
    List<Fact> facts) {

  /** Copies the collections. */
  public HistoryEntry {
    facts = List.copyOf(facts);
    others = Set.copyOf(others);
  }

  /** Whether it concerns an issue. */
  public boolean isAbout(int number) {
    return issue.filter(Integer.valueOf(number)::equals).isPresent() || others.contains(number);
  }

  /** Something that was known, by name. */
  public record Fact(String name, String value) {}
}
