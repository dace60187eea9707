package dev.orchestrator.runs.history;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalReader;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Expenses;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A journal in words, from its first record to its last. Immutable.
 *
 * @param entries one for each record
 * @param state what they came to
 */
public record RunHistory(List<HistoryEntry> entries, RunState state) {

  /** Copies the entries. */
  public RunHistory {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a journal that somebody may be writing.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when it is damaged
   */
  public static RunHistory read(Path journal, JournalCodec codec) {
    Teller teller = new Teller();
    JournalReader.Replay replay = new JournalReader(codec).replay(journal, teller::tell);
    return new RunHistory(teller.entries, replay.state());
  }

  /** What concerns one issue: the chain of decisions that made it what it is. */
  public List<HistoryEntry> of(int issue) {
    return entries.stream().filter(entry -> entry.isAbout(issue)).toList();
  }

  /** Remembers which attempt belongs to which issue, as records name only one of the two. */
  private static final class Teller {

    private final List<HistoryEntry> entries = new ArrayList<>();
    private final Map<AttemptId, Integer> issues = new HashMap<>();
    private final Map<Integer, Expenses> expenses = new HashMap<>();
    private final EventWords words = new EventWords();

    void tell(JournalRecord journalled) {
      RunEvent event = journalled.event();
      Optional<Basis> basis = decision(event).map(Decision::basis);
      entries.add(
          new HistoryEntry(
              journalled.seq(),
              journalled.at(),
              issueOf(event),
              landed(event),
              event.attemptId(),
              event.match(words),
              basis.map(Basis::rule),
              basis.map(Basis::reason).orElse(""),
              facts(journalled, basis)));
    }

    private static Set<Integer> landed(RunEvent event) {
      if (event instanceof RunEvent.LandingEnded ended) {
        return ended.issues().stream()
            .map(RunEvent.LandedIssue::issue)
            .collect(Collectors.toUnmodifiableSet());
      }
      return event instanceof RunEvent.Decided decided
              && decided.decision() instanceof Decision.Land land
          ? land.tips().keySet()
          : Set.of();
    }

    private List<HistoryEntry.Fact> facts(JournalRecord journalled, Optional<Basis> basis) {
      List<HistoryEntry.Fact> facts = new ArrayList<>();
      basis.ifPresent(known -> facts.addAll(Facts.of(known, journalled.at())));
      used(journalled.event()).ifPresent(used -> facts.addAll(Facts.of(used)));
      return facts;
    }

    /** What the attempt used itself; its report may include what earlier ones did. */
    private Optional<Usage> used(RunEvent event) {
      if (!(event instanceof RunEvent.Decided decided
          && decided.decision() instanceof Decision.RecordEnd end)) {
        return Optional.empty();
      }
      Integer issue = issues.get(end.attempt());
      if (issue == null || end.end().usage().isEmpty()) {
        return Optional.empty();
      }
      Expenses known = expenses.getOrDefault(issue, Expenses.NONE);
      Expenses more = known.with(end.attempt(), "", end.end().usage().get());
      expenses.put(issue, more);
      return more.of(end.attempt());
    }

    private Optional<Integer> issueOf(RunEvent event) {
      if (event instanceof RunEvent.Noted noted) {
        return noted.issue();
      }
      if (event instanceof RunEvent.CommandReceived received) {
        return issueOf(received.command());
      }
      decision(event).flatMap(Teller::named).ifPresent(issue -> remember(event, issue));
      return decision(event).flatMap(Teller::named).or(() -> event.attemptId().map(issues::get));
    }

    private void remember(RunEvent event, int issue) {
      event.attemptId().ifPresent(attempt -> issues.put(attempt, issue));
    }

    private static Optional<Integer> issueOf(UserCommand command) {
      return command instanceof UserCommand.Retry retry
          ? Optional.of(retry.issue())
          : Optional.empty();
    }

    private static Optional<Decision> decision(RunEvent event) {
      return event instanceof RunEvent.Decided decided
          ? Optional.of(decided.decision())
          : Optional.empty();
    }

    private static Optional<Integer> named(Decision decision) {
      return Subject.of(decision).issue();
    }
  }
}
