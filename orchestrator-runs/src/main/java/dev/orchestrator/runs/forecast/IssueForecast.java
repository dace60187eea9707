package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.run.Assignment;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run would do about one issue.
 *
 * @param number the issue
 * @param begin when it would be worked on
 * @param first the first attempt that would be started; empty when none would
 * @param reason why it is not started at once, in words; empty where it is
 */
public record IssueForecast(int number, Begin begin, Optional<Assignment> first, String reason) {

  /** When an issue is worked on. */
  public enum Begin {
    /** As soon as the run is launched. */
    NOW,
    /** An attempt that the journal says is under way is taken over. */
    UNDER_WAY,
    /** Once something that the run does, or time, made way for it. */
    LATER,
    /** Not before somebody does something. */
    HELD;

    /** The word in documents and tables. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
