package dev.orchestrator.cli.output;

import dev.orchestrator.core.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * When something begins, as people say it: {@code 7d} ago, {@code today}, {@code week}, a date, or
 * an ISO-8601 instant.
 */
public final class PointInTime {

  private PointInTime() {}

  /**
   * Reads it. A date means its first moment in UTC.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException {@link Durations#DURATION_INVALID}
   */
  public static Instant parse(String text, Instant now) {
    Optional<Instant> named = named(text, now);
    if (named.isPresent()) {
      return named.get();
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException notADate) {
      return now.minus(Durations.parse(text));
    }
  }

  private static Optional<Instant> named(String text, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "today" -> Optional.of(today.atStartOfDay(ZoneOffset.UTC).toInstant());
      case "yesterday" -> Optional.of(today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      case "day" -> Optional.of(now.minus(Duration.ofDays(1)));
      case "week" -> Optional.of(now.minus(Duration.ofDays(7)));
      case "month" -> Optional.of(now.minus(Duration.ofDays(30)));
      default -> Optional.empty();
    };
  }
}
