package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.EndReason;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps attempts from starting all at once.
 *
 * @param holds accounts that were held, by account, including those released
 * @param lastEnds how the last attempt on each worker ended
 * @param lastStaggeredStart when a worker was last started that had to wait its turn
 * @param shortage what the machine is short of, while that keeps attempts from starting
 */
record Pacing(
    Map<String, AgentHold> holds,
    Map<Integer, EndReason> lastEnds,
    Optional<Duration> lastStaggeredStart,
    Optional<String> shortage) {

  static final Pacing NONE = new Pacing(Map.of(), Map.of(), Optional.empty(), Optional.empty());

  /** The maps are taken over unmodifiable; whoever makes a value hands over fresh ones. */
  Pacing {
    holds = Collections.unmodifiableMap(holds);
    lastEnds = Collections.unmodifiableMap(lastEnds);
  }

  Pacing with(AgentHold hold) {
    Map<String, AgentHold> changed = new LinkedHashMap<>(holds);
    changed.put(hold.account(), hold);
    return new Pacing(changed, lastEnds, lastStaggeredStart, shortage);
  }

  Pacing withLastEnd(int worker, EndReason end) {
    Map<Integer, EndReason> changed = new LinkedHashMap<>(lastEnds);
    changed.put(worker, end);
    return new Pacing(holds, changed, lastStaggeredStart, shortage);
  }

  Pacing withStaggeredStart(Duration when) {
    return new Pacing(holds, lastEnds, Optional.of(when), shortage);
  }

  Pacing withShortage(Optional<String> now) {
    return new Pacing(holds, lastEnds, lastStaggeredStart, now);
  }
}
