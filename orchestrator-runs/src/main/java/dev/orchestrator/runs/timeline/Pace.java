package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.attempt.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How fast a run goes, judged by its own past alone.
 *
 * @param completed issues completed in this run
 * @param perHour completed issues per hour of the run's whole length so far
 * @param median work on an issue from its first to its last attempt, pauses between them left out;
 *     the middle one of the completed issues
 * @param failedAttempts ended attempts that did not end well
 * @param endedAttempts all ended attempts
 * @param left a guess how long the rest takes; empty until two issues are completed
 */
public record Pace(
    int completed,
    double perHour,
    Optional<Duration> median,
    int failedAttempts,
    int endedAttempts,
    Optional<Duration> left) {

  private static final int ENOUGH_TO_GUESS = 2;

  /**
   * The pace at {@code now}.
   *
   * @param remaining issues that are neither settled nor blocked
   * @param workers how many work at once
   */
  public static Pace of(RunTimeline timeline, int remaining, int workers, Instant now) {
    Set<Integer> completed =
        timeline.happenings().stream()
            .filter(each -> each.type().equals("issue.completed"))
            .flatMap(each -> each.issue().stream())
            .collect(Collectors.toSet());
    Map<Integer, Duration> work = work(timeline, now);
    List<Duration> done =
        work.entrySet().stream()
            .filter(entry -> completed.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    List<AttemptSpan> ended =
        timeline.attempts().stream().filter(span -> span.end().isPresent()).toList();
    return new Pace(
        completed.size(),
        perHour(completed.size(), timeline, now),
        done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() / 2)),
        (int) ended.stream().filter(span -> !endedWell(span)).count(),
        ended.size(),
        left(done, underWay(work, timeline), remaining, workers));
  }

  private static boolean endedWell(AttemptSpan span) {
    return span.end().filter(end -> end.reason() == EndReason.SUCCEEDED).isPresent();
  }

  private static Map<Integer, Duration> work(RunTimeline timeline, Instant now) {
    Map<Integer, Duration> work = new HashMap<>();
    timeline
        .attempts()
        .forEach(span -> work.merge(span.assignment().issue(), span.length(now), Duration::plus));
    return work;
  }

  private static double perHour(int completed, RunTimeline timeline, Instant now) {
    Duration length =
        timeline.began().map(began -> Duration.between(began, now)).orElse(Duration.ZERO);
    return length.toSeconds() <= 0 ? 0 : completed * 3600.0 / length.toSeconds();
  }

  /** Work that has gone into issues that are being worked on. */
  private static Duration underWay(Map<Integer, Duration> work, RunTimeline timeline) {
    return timeline.attempts().stream()
        .filter(span -> span.ended().isEmpty())
        .map(span -> work.getOrDefault(span.assignment().issue(), Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Optional<Duration> left(
      List<Duration> done, Duration underWay, int remaining, int workers) {
    if (done.size() < ENOUGH_TO_GUESS || remaining == 0) {
      return Optional.empty();
    }
    Duration mean = done.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(done.size());
    Duration work = mean.multipliedBy(remaining).minus(underWay);
    Duration least = mean.dividedBy(4);
    Duration wall = work.dividedBy(Math.max(1, Math.min(workers, remaining)));
    return Optional.of(wall.compareTo(least) < 0 ? least : wall);
  }
}
