package dev.orchestrator.core.expression;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;

/** A condition that cannot be understood, and where it goes wrong. */
public final class ExpressionException extends OrchestratorException {

  /** The condition does not follow the grammar, or compares what cannot be compared. */
  public static final ErrorCode EXPRESSION_INVALID = ErrorCode.user("EXPRESSION_INVALID");

  private static final long serialVersionUID = 1L;

  private final int column;

  ExpressionException(String expression, int column, String message, String hint) {
    super(EXPRESSION_INVALID, message + ", at column " + column + " of: " + expression, hint);
    this.column = column;
  }

  /** Where it goes wrong, 1-based. */
  public int column() {
    return column;
  }
}
