package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.plan.Limits;
import java.time.Duration;

/** Growing pauses. Spread by the attempt's name, so that equal histories decide equally. */
final class Backoff {

  /** A failure after less than this is a crash at start, not work that went wrong. */
  static final Duration QUICK = Duration.ofSeconds(5);

  private static final Duration CRASH = Duration.ofSeconds(1);

  private Backoff() {}

  /** After the {@code count}-th crash at start in a row: none, 1 s, 2 s, 4 s, ... */
  static Duration afterCrash(int count, Limits limits) {
    return count <= 1 ? Duration.ZERO : doubled(CRASH, count - 2, limits.maxBackoff());
  }

  /** After the {@code count}-th misfortune in a row: the first pause, then twice that, ... */
  static Duration afterMisfortune(int count, AttemptId attempt, Limits limits) {
    Duration whole = doubled(limits.firstBackoff(), count - 1, limits.maxBackoff());
    long spread = Math.floorMod(attempt.value().hashCode(), 25);
    return whole.plus(whole.multipliedBy(spread).dividedBy(100));
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration pause = first;
    for (int i = 0; i < times && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
