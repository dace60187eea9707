package dev.orchestrator.cli.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Puts fixed words in the place of what differs from run to run and from machine to machine. */
record Normalizer(Path root) {

  private static final Pattern MEASURED =
      Pattern.compile(".*(_ms|_seconds|_bytes)|pid|start_time|wrapper");
  private static final Pattern TIME =
      Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern OBJECT =
      Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|\\b[0-9a-f]{7,64}\\b");
  private static final Pattern DURATION = Pattern.compile("\\b(\\d+ms|\\d+\\.\\d+s)\\b");
  private static final Pattern VERSION =
      Pattern.compile("(?<=\\b(git|tmux|Java|orchestrator) )\\d[\\w.+-]*");

  String text(String text) {
    String placed = text.replace(root.toString(), "<root>");
    String timed = TIME.matcher(placed).replaceAll("<time>");
    String identified = OBJECT.matcher(timed).replaceAll("<id>");
    String versioned = VERSION.matcher(identified).replaceAll("<version>");
    return DURATION.matcher(versioned).replaceAll("<duration>");
  }

  JsonNode json(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(field -> object.set(field.getKey(), member(field.getKey(), field.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(
          element -> {
            if (!ofTheMachine(element)) {
              array.add(json(element));
            }
          });
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(text(node.textValue())) : node;
  }

  /** What doctor finds out about control groups. */
  private static boolean ofTheMachine(JsonNode element) {
    return element.path("message").asText().startsWith("memory_limit of a plan");
  }

  private JsonNode member(String key, JsonNode value) {
    return value.isNumber() && MEASURED.matcher(key).matches() ? IntNode.valueOf(0) : json(value);
  }
}
