package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the attempts of an issue used, each counted once: agents whose figures include what earlier
 * attempts of the same session used are charged with the difference. Immutable.
 *
 * @param entries in the order in which the attempts ended; those that reported nothing are not in
 *     it
 */
public record Expenses(List<Entry> entries) {

  /** Nobody reported anything. */
  public static final Expenses NONE = new Expenses(List.of());

  /**
   * What one attempt used.
   *
   * @param stage the stage it worked on
   * @param reported what it said
   * @param used what of that is its own
   */
  public record Entry(AttemptId attempt, String stage, UsageReport reported, Usage used) {}

  /** Copies the entries. */
  public Expenses {
    entries = List.copyOf(entries);
  }

  /** With the report of an attempt; one that has reported before is corrected. */
  public Expenses with(AttemptId attempt, String stage, UsageReport report) {
    List<Entry> others =
        entries.stream().filter(entry -> !entry.attempt().equals(attempt)).toList();
    Usage used =
        report
            .countedOver()
            .flatMap(session -> lastReading(others, session))
            .map(report.figures()::since)
            .orElse(report.figures());
    List<Entry> more = new ArrayList<>(others);
    more.add(new Entry(attempt, stage, report, used));
    return new Expenses(more);
  }

  private static Optional<Usage> lastReading(List<Entry> entries, String session) {
    return entries.stream()
        .map(Entry::reported)
        .filter(report -> report.countedOver().equals(Optional.of(session)))
        .reduce((first, second) -> second)
        .map(UsageReport::figures);
  }

  /** What all attempts used. */
  public Usage total() {
    return sum(entries.stream());
  }

  /** What the attempts on one stage used. */
  public Usage ofStage(String stage) {
    return sum(entries.stream().filter(entry -> entry.stage().equals(stage)));
  }

  /** What one attempt used, once it has reported. */
  public Optional<Usage> of(AttemptId attempt) {
    return entries.stream()
        .filter(entry -> entry.attempt().equals(attempt))
        .findFirst()
        .map(Entry::used);
  }

  private static Usage sum(Stream<Entry> entries) {
    return entries.map(Entry::used).reduce(Usage.NONE, Usage::plus);
  }
}
