package dev.orchestrator.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A JSON tree together with the place of every value, by its path ({@code a.b[2].c}). */
record PositionedJson(JsonNode root, Map<String, Position> values, Map<String, Position> keys) {

  /** 1-based. */
  record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    static Position of(JsonLocation location) {
      return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
  }

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static PositionedJson parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Reader reader = new Reader(parser);
      parser.nextToken();
      JsonNode root = reader.value("");
      if (parser.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "more text after the end of the document", parser.currentTokenLocation());
      }
      return new PositionedJson(root, reader.values, reader.keys);
    }
  }

  Position ofValue(String path) {
    return values.getOrDefault(path, Position.START);
  }

  Position ofKey(String path) {
    return keys.getOrDefault(path, ofValue(path));
  }

  static String member(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static String element(String path, int index) {
    return path + "[" + index + "]";
  }

  private static final class Reader {
    private final JsonParser parser;
    private final Map<String, Position> values = new HashMap<>();
    private final Map<String, Position> keys = new HashMap<>();

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    JsonNode value(String path) throws IOException {
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw new com.fasterxml.jackson.core.JsonParseException(
            parser, "the file is empty", parser.currentLocation());
      }
      values.put(path, Position.of(parser.currentTokenLocation()));
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (token) {
        case START_OBJECT -> object(path);
        case START_ARRAY -> array(path);
        case VALUE_STRING -> nodes.textNode(parser.getText());
        case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
        case VALUE_TRUE -> nodes.booleanNode(true);
        case VALUE_FALSE -> nodes.booleanNode(false);
        default -> nodes.nullNode();
      };
    }

    private ObjectNode object(String path) throws IOException {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        String member = member(path, key);
        keys.put(member, Position.of(parser.currentTokenLocation()));
        parser.nextToken();
        node.set(key, value(member));
      }
      return node;
    }

    private ArrayNode array(String path) throws IOException {
      ArrayNode node = JsonNodeFactory.instance.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        node.add(value(element(path, node.size())));
      }
      return node;
    }
  }
}
