package dev.orchestrator.core.expression;

import dev.orchestrator.core.text.Durations;
import java.util.Optional;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param field the field to look up; empty for a literal
 * @param literal the value of a literal
 * @param type of the value
 * @param column where it stands
 */
record Operand(Optional<String> field, FieldValue literal, FieldType type, int column) {

  static Operand field(String name, FieldType type, int column) {
    return new Operand(Optional.of(name), new FieldValue.Unknown(), type, column);
  }

  static Operand text(Token token) {
    return literal(new FieldValue.Text(token.text()), FieldType.TEXT, token);
  }

  static Operand flag(Token token) {
    boolean value = token.text().equals("true");
    return literal(new FieldValue.Flag(value), FieldType.FLAG, token);
  }

  /** A duration counts in seconds. */
  static Operand number(Token token) {
    boolean unit = Character.isLetter(token.text().charAt(token.text().length() - 1));
    long value = unit ? Durations.parse(token.text()).toSeconds() : Long.parseLong(token.text());
    return literal(new FieldValue.Number(value), FieldType.NUMBER, token);
  }

  private static Operand literal(FieldValue value, FieldType type, Token token) {
    return new Operand(Optional.empty(), value, type, token.column());
  }

  boolean isLiteral() {
    return field.isEmpty();
  }

  FieldValue value(Function<String, FieldValue> fields) {
    return field.map(fields).orElse(literal);
  }
}
