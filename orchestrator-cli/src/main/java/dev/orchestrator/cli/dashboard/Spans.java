package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.text.Durations;
import java.time.Duration;
import java.time.Instant;

/** Lengths of time, short enough for a table. */
final class Spans {

  private Spans() {}

  static String between(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    return Durations.format(length.isNegative() || length.toSeconds() < 1 ? Duration.ZERO : length)
        .replace("0ms", "0s")
        .replace(" ", "");
  }

  static String of(Duration length) {
    return between(Instant.EPOCH, Instant.EPOCH.plus(length));
  }
}
