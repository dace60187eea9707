package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.attempt.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which the agents' account is refused.
 *
 * @param from first millisecond
 * @param to the one after the last
 * @param reason how it is refused
 * @param announcedEnd when the service says it ends, if it says so
 */
record Outage(long from, long to, EndReason reason, Optional<Instant> announcedEnd) {

  private static final List<EndReason> REASONS =
      List.of(EndReason.USAGE_LIMIT, EndReason.AUTHENTICATION, EndReason.NETWORK);

  static Outage draw(Chance chance) {
    if (!chance.percent(40)) {
      return new Outage(0, 0, EndReason.NETWORK, Optional.empty());
    }
    long from = chance.between(0, 1_000_000);
    long to = from + chance.between(1, 7_200_000);
    EndReason reason = chance.oneOf(REASONS);
    boolean announced = reason == EndReason.USAGE_LIMIT && chance.percent(60);
    return new Outage(
        from,
        to,
        reason,
        announced ? Optional.of(SimulatedRun.BEGINNING.plusMillis(to)) : Optional.empty());
  }

  boolean covers(long now) {
    return now >= from && now < to;
  }
}
