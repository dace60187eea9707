package dev.orchestrator.core.text;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code
 * 1h30m}.
 */
public final class Durations {

  /** The text is not a duration. */
  public static final ErrorCode DURATION_INVALID = ErrorCode.user("DURATION_INVALID");

  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");

  /** Far below what nanoseconds in a {@code long} can hold, far above what anybody waits for. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /**
   * Reads a duration of up to a century; a bare number has no unit and is refused.
   *
   * @throws OrchestratorException {@link #DURATION_INVALID}
   */
  public static Duration parse(String text) {
    String trimmed = text.strip();
    if (!WHOLE.matcher(trimmed).matches()) {
      throw invalid("'" + text + "' is not a duration");
    }
    Duration total = Duration.ZERO;
    Matcher part = PART.matcher(trimmed);
    while (part.find()) {
      total = total.plus(amount(Long.parseLong(part.group(1)), part.group(2)));
      if (total.compareTo(LONGEST) > 0) {
        throw invalid("'" + text + "' is longer than a century");
      }
    }
    return total;
  }

  /**
   * Reads a duration that must not be zero: a time limit, or a pause between two looks.
   *
   * @throws OrchestratorException {@link #DURATION_INVALID}
   */
  public static Duration parsePositive(String text) {
    Duration duration = parse(text);
    if (duration.isZero()) {
      throw invalid("'" + text + "' is no time at all");
    }
    return duration;
  }

  private static OrchestratorException invalid(String what) {
    return new OrchestratorException(DURATION_INVALID, what, "write it like 30s, 5m or 1h");
  }

  /** The two largest units that are not zero: {@code 1h 5m}, {@code 42s}, {@code 320ms}. */
  public static String format(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + "ms";
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return join(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return join(seconds / 3600, "h", seconds % 3600 / 60, "m");
    }
    return join(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String join(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
  }

  private static Duration amount(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
