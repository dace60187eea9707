package dev.orchestrator.core.expression;

import java.util.Locale;

/**
 * A word of an expression.
 *
 * @param column where it starts, 1-based
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    WORD,
    STRING,
    NUMBER,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** How an error message names it. */
  String described() {
    return switch (kind) {
      case END -> "the end";
      case OPERATOR, WORD -> "'" + text + "'";
      default -> kind.name().toLowerCase(Locale.ROOT) + " '" + text + "'";
    };
  }
}
