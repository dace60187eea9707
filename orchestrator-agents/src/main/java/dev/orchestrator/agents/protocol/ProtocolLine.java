package dev.orchestrator.agents.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.Function;

/** Reads one line of a log that holds JSON lines and, between them, whatever else was printed. */
final class ProtocolLine {

  private static final JsonCodec JSON = new JsonCodec();

  private ProtocolLine() {}

  /** The events of a line that is a JSON object; for any other line, what {@code other} makes. */
  static List<AgentEvent> parse(
      String line,
      Function<JsonNode, List<AgentEvent>> object,
      Function<String, List<AgentEvent>> other) {
    String trimmed = line.strip();
    if (trimmed.isEmpty()) {
      return List.of();
    }
    if (trimmed.charAt(0) != '{') {
      return GuardLine.event(trimmed)
          .map(List::of)
          .orElseGet(() -> other.apply(line.stripTrailing()));
    }
    try {
      return object.apply(JSON.read(trimmed, JsonNode.class));
    } catch (IOException torn) {
      return List.of(new Diagnostic(trimmed));
    }
  }

  static List<AgentEvent> diagnostic(String line) {
    return List.of(new Diagnostic(line));
  }

  /** The text of a member, {@code ""} when it is absent or no text. */
  static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  static Optional<String> optionalText(JsonNode node, String key) {
    return Optional.of(text(node, key)).filter(text -> !text.isBlank());
  }

  static OptionalInt number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }

  /** Text that is written either as a string or as an array of {@code {"text": ...}} blocks. */
  static String content(JsonNode node) {
    if (!node.isArray()) {
      return node.asText("");
    }
    StringJoiner text = new StringJoiner("\n");
    node.forEach(block -> text.add(text(block, "text")));
    return text.toString();
  }
}
