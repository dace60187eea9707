package dev.orchestrator.tasks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong in a file of the store.
 *
 * @param severity whether it must be mended
 * @param rule the stable name of what is checked, such as {@code duplicate-id}
 * @param file absolute
 * @param line 1-based
 * @param message what is wrong, without the place
 * @param suggestion how to mend it
 */
public record Finding(
    Severity severity,
    String rule,
    Path file,
    int line,
    String message,
    Optional<String> suggestion) {

  /** Whether a finding must be mended. */
  public enum Severity {
    ERROR,
    WARNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
