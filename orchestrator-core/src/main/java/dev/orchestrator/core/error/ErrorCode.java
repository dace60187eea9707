package dev.orchestrator.core.error;

/**
 * The stable name of an error, for scripts and for searching the documentation. Each feature
 * declares its own codes as constants beside the code that raises them.
 *
 * @param name upper case words joined by underscores, such as {@code WORKSPACE_NOT_FOUND}
 * @param kind who can mend it
 */
public record ErrorCode(String name, ErrorKind kind) {

  /** A code for a request that was wrong. */
  public static ErrorCode user(String name) {
    return new ErrorCode(name, ErrorKind.USER);
  }

  /** A code for a file, tool or folder that is unusable. */
  public static ErrorCode environment(String name) {
    return new ErrorCode(name, ErrorKind.ENVIRONMENT);
  }

  /** A code for work that was tried and failed. */
  public static ErrorCode operation(String name) {
    return new ErrorCode(name, ErrorKind.OPERATION);
  }

  /** A code for a bug in the orchestrator. */
  public static ErrorCode internal(String name) {
    return new ErrorCode(name, ErrorKind.INTERNAL);
  }
}
