package dev.orchestrator.core.expression;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fields a condition may name, each with its type.
 *
 * @param types by name
 */
public record Vocabulary(Map<String, FieldType> types) {

  /** Copies the map. */
  public Vocabulary {
    types = Map.copyOf(types);
  }

  /** The type of a field, if there is such a field. */
  public Optional<FieldType> typeOf(String field) {
    return Optional.ofNullable(types.get(field));
  }

  /** Both; where they share a name this one's type counts. */
  public Vocabulary and(Vocabulary other) {
    Map<String, FieldType> all = new TreeMap<>(other.types);
    all.putAll(types);
    return new Vocabulary(all);
  }
}
