package dev.orchestrator.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The JSON type of a configuration value. */
public enum ValueType {
  TEXT,
  NUMBER,
  BOOLEAN,
  OBJECT,
  LIST,
  NULL;

  static ValueType of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> TEXT;
      case NUMBER -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case OBJECT -> OBJECT;
      case ARRAY -> LIST;
      default -> NULL;
    };
  }

  /** The type in an error message: {@code an object}, {@code text}. */
  public String words() {
    return switch (this) {
      case OBJECT -> "an object";
      case TEXT, NULL -> name().toLowerCase(Locale.ROOT);
      default -> "a " + name().toLowerCase(Locale.ROOT);
    };
  }
}
