package dev.orchestrator.core.expression;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** A node of a parsed expression. */
sealed interface ConditionNode
    permits Comparison, ConditionNode.And, ConditionNode.Not, ConditionNode.Or, ConditionNode.True {

  boolean holds(Function<String, FieldValue> fields);

  Set<String> fields();

  /**
   * A field by itself: a flag that is set, a number other than 0, text or a list with something in
   * it.
   */
  record True(String field) implements ConditionNode {
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
  record And(ConditionNode left, ConditionNode right) implements ConditionNode {
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
  record Or(ConditionNode left, ConditionNode right) implements ConditionNode {
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
  record Not(ConditionNode condition) implements ConditionNode {
    @Override
    public boolean holds(Function<String, FieldValue> fields) {
      return !condition.holds(fields);
    }

    @Override
    public Set<String> fields() {
      return condition.fields();
    }
  }

  private static Set<String> union(ConditionNode left, ConditionNode right) {
    Set<String> all = new HashSet<>(left.fields());
    all.addAll(right.fields());
    return all;
  }
}
