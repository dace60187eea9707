package dev.orchestrator.core.expression;

/** What a field holds, which decides what it can be compared with. */
public enum FieldType {
  TEXT("text"),
  NUMBER("a number"),
  FLAG("true or false"),
  LIST("a list");

  private final String words;

  FieldType(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
