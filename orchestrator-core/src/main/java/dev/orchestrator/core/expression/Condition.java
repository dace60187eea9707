package dev.orchestrator.core.expression;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** A node of a parsed expression. */
sealed interface Condition
    permits Comparison, Condition.And, Condition.Not, Condition.Or, Condition.True {

  boolean holds(Function<String, FieldValue> fields);

  Set<String> fields();

  /**
   * A field by itself: a flag that is set, a number other than 0, text or a list with something in
   * it.
   */
  record True(String field) implements Condition {
    @Override
    public boolean holds(Function<String, FieldValue> fields) {
      FieldValue value = fields.apply(field);
      return value instanceof FieldValue.Flag flag && flag.value()
          || value instanceof FieldValue.Number number && number.value() != 0
          || value instanceof FieldValue.Text text && !text.value().isEmpty()
          || value instanceof FieldValue.Texts list && !list.values().isEmpty();
    }

    @Override
    public Set<String> fields() {
      return Set.of(field);
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Function<String, FieldValue> fields) {
      return left.holds(fields) && right.holds(fields);
    }

    @Override
    public Set<String> fields() {
      return union(left, right);
    }
  }

  /** At least one. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Function<String, FieldValue> fields) {
      return left.holds(fields) || right.holds(fields);
    }

    @Override
    public Set<String> fields() {
      return union(left, right);
    }
  }

  /** The opposite. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Function<String, FieldValue> fields) {
      return !condition.holds(fields);
    }

    @Override
    public Set<String> fields() {
      return condition.fields();
    }
  }

  private static Set<String> union(Condition left, Condition right) {
    Set<String> all = new HashSet<>(left.fields());
    all.addAll(right.fields());
    return all;
  }
}
