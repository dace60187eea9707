package dev.orchestrator.runs.run;

import java.time.Duration;
import java.time.Instant;

/**
 * Where in its journal a state stands.
 *
 * @param seq the last record
 * @param last when that was written
 */
record JournalPosition(long seq, Moment last) {

  static final JournalPosition START =
      new JournalPosition(0, new Moment(Instant.EPOCH, Duration.ZERO));
}
