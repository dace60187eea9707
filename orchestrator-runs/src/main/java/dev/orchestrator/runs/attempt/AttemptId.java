package dev.orchestrator.runs.attempt;

import java.util.regex.Pattern;

/**
 * Names one attempt, for ever: no second attempt of this or another run gets the same name, so that
 * a file or a process of an earlier one is never taken for this one's. Fit for a folder name and an
 * environment variable.
 *
 * @param value {@code <token of the run>-<issue>-<stage>-<ordinal>}
 */
public record AttemptId(String value) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  /** Refuses what could be read as a path or an option. */
  public AttemptId {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("not an attempt id: '" + value + "'");
    }
  }

  /** The id of the {@code ordinal}-th attempt of an issue in the run of that token. */
  public static AttemptId of(String token, int issue, String stage, int ordinal) {
    return new AttemptId(token + "-" + issue + "-" + stage + "-" + ordinal);
  }

  @Override
  public String toString() {
    return value;
  }
}
