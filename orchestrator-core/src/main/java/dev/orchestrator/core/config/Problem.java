package dev.orchestrator.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something wrong in a configuration file, at a place a person can go to.
 *
 * @param severity whether the file is unusable or only odd
 * @param file the file
 * @param line 1-based
 * @param column 1-based
 * @param key the path of the key, such as {@code repositories[3].tags}; empty for the whole file
 * @param message what is wrong, without the place
 * @param suggestion what was probably meant
 */
public record Problem(
    Severity severity,
    Path file,
    int line,
    int column,
    String key,
    String message,
    Optional<String> suggestion) {

  /** Whether a problem makes the file unusable. */
  public enum Severity {
    /** The file cannot be used. */
    ERROR,
    /** The file is used; the user should know. */
    WARNING
  }

  /** {@code file:line:column: key: message (suggestion)}, the form editors and terminals link. */
  public String describe() {
    String at = file + ":" + line + ":" + column + ": ";
    String what = key.isEmpty() ? message : key + ": " + message;
    return at + what + suggestion.map(text -> " (" + text + ")").orElse("");
  }
}
