package dev.orchestrator.core.expression;

import java.util.List;

/** The value of a field for the thing a condition is tried on. */
public sealed interface FieldValue {

  /** Text; empty when there is none. */
  record Text(String value) implements FieldValue {}

  /** A whole number. */
  record Number(long value) implements FieldValue {}

  /** True or false. */
  record Flag(boolean value) implements FieldValue {}

  /** Several texts. */
  record Texts(List<String> values) implements FieldValue {
    /** Copies the list. */
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** Nothing is known: equal to nothing, neither less nor more, and not true. */
  record Unknown() implements FieldValue {}
}
