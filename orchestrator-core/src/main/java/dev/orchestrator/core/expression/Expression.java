package dev.orchestrator.core.expression;

import java.util.Set;
import java.util.function.Function;

/**
 * A condition over named fields, such as {@code dirty && (behind > 0 || !upstream) && tag ~ api}.
 *
 * <p>A field by itself holds when it is true, not 0, or not empty. {@code == !=} compare values of
 * one type, {@code < <= > >=} numbers and durations ({@code 2h}, in seconds). {@code ~ !~} find
 * text in text, or match the whole of it when the right side has {@code *} or {@code ?}; case does
 * not count. On a list each of these asks whether some element is like that; {@code 'x' in list} is
 * the same as {@code list == x}. {@code ! && ||} and parentheses bind as usual. Immutable.
 */
public final class Expression {

  private final String text;
  private final ConditionNode condition;

  private Expression(String text, ConditionNode condition) {
    this.text = text;
    this.condition = condition;
  }

  /**
   * Reads an expression.
   *
   * @throws ExpressionException naming the column where it goes wrong; an unknown field is one
   */
  public static Expression parse(String text, Vocabulary vocabulary) {
    return new Expression(text, new Parser(text, vocabulary).parse());
  }

  /** Whether it holds for the thing whose fields are given; asks for no other than its own. */
  public boolean holds(Function<String, FieldValue> fields) {
    return condition.holds(fields);
  }

  /** The fields it names. */
  public Set<String> fields() {
    return Set.copyOf(condition.fields());
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
