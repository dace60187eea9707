package dev.orchestrator.runs.observation;

import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.UsageReport;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of one attempt at one moment. Durations are readings of the run's clock, see {@link
 * dev.orchestrator.runs.run.Moment}.
 *
 * @param attempt which attempt; facts of another one are never filed under it
 * @param process whether its process tree lives
 * @param goneSince since when it is known to be gone; empty unless {@link Liveness#GONE}
 * @param underWay whether an effect for this attempt (start, stop, verification) is being carried
 *     out right now by this supervisor
 * @param end its exit record, classified, with what it left behind; not shown before everything the
 *     attempt started is gone
 * @param activity the counters
 * @param lastActivity when a counter last moved, or it was first seen
 * @param finalResult what its log says the agent's final result is
 * @param waitsFor what it waits for a person to do, such as a permission dialog
 * @param busyWith the process at the bottom of its tree, for people; may be empty
 * @param usage what its log says so far that it used
 */
public record AttemptObservation(
    AttemptId attempt,
    Liveness process,
    Optional<Duration> goneSince,
    boolean underWay,
    Optional<AttemptEnd> end,
    Activity activity,
    Duration lastActivity,
    Optional<FinalResult> finalResult,
    Optional<String> waitsFor,
    String busyWith,
    Optional<UsageReport> usage) {

  /** Takes secrets out of command lines and what the agent said. */
  public AttemptObservation {
    waitsFor = waitsFor.map(Secrets::redact);
    busyWith = Secrets.redact(busyWith);
  }

  /** An attempt whose agent has not said what it used. */
  public AttemptObservation(
      AttemptId attempt,
      Liveness process,
      Optional<Duration> goneSince,
      boolean underWay,
      Optional<AttemptEnd> end,
      Activity activity,
      Duration lastActivity,
      Optional<FinalResult> finalResult,
      Optional<String> waitsFor,
      String busyWith) {
    this(
        attempt,
        process,
        goneSince,
        underWay,
        end,
        activity,
        lastActivity,
        finalResult,
        waitsFor,
        busyWith,
        Optional.empty());
  }

  /** Nothing could be found out about it. */
  public static AttemptObservation unknown(AttemptId attempt, Duration elapsed) {
    return unseen(attempt, elapsed, false);
  }

  /** Something is being done about it, and it was not looked at. */
  public static AttemptObservation underWay(AttemptId attempt, Duration elapsed) {
    return unseen(attempt, elapsed, true);
  }

  private static AttemptObservation unseen(AttemptId attempt, Duration elapsed, boolean underWay) {
    return new AttemptObservation(
        attempt,
        Liveness.UNKNOWN,
        Optional.empty(),
        underWay,
        Optional.empty(),
        Activity.NONE,
        elapsed,
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
