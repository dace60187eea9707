package dev.orchestrator.tasks;

import dev.orchestrator.core.error.ErrorCode;

/** What can be wrong with a request to the task store, or with its files. */
public final class TaskErrors {

  /** No task has that identifier. */
  public static final ErrorCode TASK_UNKNOWN = ErrorCode.user("TASK_UNKNOWN");

  /** More than one task has that identifier. */
  public static final ErrorCode TASK_AMBIGUOUS = ErrorCode.operation("TASK_AMBIGUOUS");

  /** A title, field, value or text that a task cannot have. */
  public static final ErrorCode TASK_TEXT_INVALID = ErrorCode.user("TASK_TEXT_INVALID");

  /** The task is not in a state in which that can be done. */
  public static final ErrorCode TASK_STATE = ErrorCode.operation("TASK_STATE");

  /** The dependencies of tasks would go round in a circle. */
  public static final ErrorCode TASK_CYCLE = ErrorCode.user("TASK_CYCLE");

  /** A file of the store holds something that makes writing to it unsafe. */
  public static final ErrorCode TASK_FILE_MALFORMED = ErrorCode.environment("TASK_FILE_MALFORMED");

  /** A file of the store cannot be read. */
  public static final ErrorCode TASK_FILE_UNREADABLE =
      ErrorCode.environment("TASK_FILE_UNREADABLE");

  /** A file of the store cannot be written; it is as it was. */
  public static final ErrorCode TASK_FILE_UNWRITABLE =
      ErrorCode.environment("TASK_FILE_UNWRITABLE");

  /** Somebody else is writing to the store and does not come to an end. */
  public static final ErrorCode TASK_STORE_BUSY = ErrorCode.environment("TASK_STORE_BUSY");

  private TaskErrors() {}
}
