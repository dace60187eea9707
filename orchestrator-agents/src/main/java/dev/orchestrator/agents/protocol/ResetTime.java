package dev.orchestrator.agents.protocol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds when a limit ends in the words of the agent's own error message: {@code limit
 * reached|1795334850}, {@code resets 7pm (Europe/Berlin)}, {@code try again in 3 hours 4 minutes},
 * {@code quota will reset after 3h20m}. Never used on what a model or a tool says.
 */
final class ResetTime {

  private static final Pattern EPOCH = Pattern.compile("\\|(\\d{10})\\b");
  private static final Pattern CLOCK =
      Pattern.compile(
          "resets?\\s{1,3}(?:at\\s{1,3})?(\\d{1,2})(?::(\\d{2}))?\\s{0,3}(am|pm)?(?:\\s{0,3}\\(([A-Za-z0-9_/+-]+)\\))?",
          Pattern.CASE_INSENSITIVE);
  private static final String AMOUNT =
      "\\d{1,9}\\s{0,3}(?:days?|hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?|[dhms])";

  /** A message that says when a limit ends says so near its beginning. */
  private static final int LONGEST_MESSAGE = 10_000;

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:again|retry|resets?)\\s+(?:in|after)\\s+((?:"
              + AMOUNT
              + "[\\s,]{0,3}(?:and\\s)?){1,6})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PART =
      Pattern.compile("(\\d{1,9})\\s{0,3}([dhms])", Pattern.CASE_INSENSITIVE);

  private final ZoneId zone;

  /** For times of day without a zone, which agents write in the zone of the machine. */
  ResetTime(ZoneId zone) {
    this.zone = zone;
  }

  Optional<Instant> find(String said, Instant now) {
    String message = said.substring(0, Math.min(LONGEST_MESSAGE, said.length()));
    return first(EPOCH, message)
        .map(match -> Instant.ofEpochSecond(Long.parseLong(match.group(1))))
        .or(() -> first(WAIT, message).map(match -> now.plus(duration(match.group(1)))))
        .or(() -> first(CLOCK, message).flatMap(match -> nextTimeOfDay(match, now)));
  }

  private static Optional<MatchResult> first(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static Duration duration(String amounts) {
    Duration total = Duration.ZERO;
    Matcher part = PART.matcher(amounts);
    while (part.find()) {
      total = total.plus(amount(Long.parseLong(part.group(1)), part.group(2)));
    }
    return total;
  }

  private static Duration amount(long number, String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "d" -> Duration.ofDays(number);
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }

  private Optional<Instant> nextTimeOfDay(MatchResult match, Instant now) {
    try {
      ZoneId named = match.group(4) == null ? zone : ZoneId.of(match.group(4));
      ZonedDateTime here = now.atZone(named);
      ZonedDateTime today = here.with(timeOfDay(match));
      return Optional.of((today.isAfter(here) ? today : today.plusDays(1)).toInstant());
    } catch (DateTimeException noSuchTimeOrZone) {
      return Optional.empty();
    }
  }

  private static LocalTime timeOfDay(MatchResult match) {
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (match.group(3) == null) {
      return LocalTime.of(hour, minute);
    }
    boolean afternoon = match.group(3).equalsIgnoreCase("pm");
    return LocalTime.of(hour % 12 + (afternoon ? 12 : 0), minute);
  }
}
