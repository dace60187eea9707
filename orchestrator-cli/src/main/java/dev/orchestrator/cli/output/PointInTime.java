package dev.orchestrator.cli.output;

import dev.orchestrator.core.text.Durations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** When something begins, as people say it: {@code 7d} ago, a date, or an ISO-8601 instant. */
public final class PointInTime {

  private PointInTime() {}

  /**
   * Reads it. A date means its first moment in UTC.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException {@link Durations#DURATION_INVALID}
   */
  public static Instant parse(String text, Instant now) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException notADate) {
      return now.minus(Durations.parse(text));
    }
  }
}
