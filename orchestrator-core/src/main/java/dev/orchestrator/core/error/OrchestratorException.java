package dev.orchestrator.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error worth telling the user: what happened and where, and what to do next. Expected outcomes
 * (a repository that diverged, a test that failed) are values, not exceptions.
 */
public class OrchestratorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final @Nullable String hint;

  /** An error without a cause; {@code hint} may be null when there is nothing useful to advise. */
  public OrchestratorException(ErrorCode code, String message, @Nullable String hint) {
    this(code, message, hint, null);
  }

  /** An error that another one caused. */
  public OrchestratorException(
      ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  /** The stable name and kind of this error. */
  public ErrorCode code() {
    return code;
  }

  /** The message, never null. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to do next, if there is something to advise. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
