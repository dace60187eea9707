package dev.orchestrator.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.text.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One JSON object of a configuration file. Every accessor reports a missing or mistyped value as a
 * {@link Problem} and goes on with an empty value, so that one reading finds everything that is
 * wrong; the caller ends with {@link Problems#refuseErrors()}. JSON {@code null} counts as absent.
 */
public final class ConfigObject {

  private final Path file;
  private final PositionedJson json;
  private final String path;
  private final JsonNode node;
  private final Problems problems;

  ConfigObject(Path file, PositionedJson json, String path, JsonNode node, Problems problems) {
    this.file = file;
    this.json = json;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /** The keys in the order of the file. */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Whether the key is there with a value other than null. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** 1-based line where this object starts. */
  public int line() {
    return json.ofValue(path).line();
  }

  /** Text that must be there and not blank; {@code ""} after reporting that it is not. */
  public String text(String key) {
    if (!has(key)) {
      problem("", "needs '" + key + "'", nearKey(key));
      return "";
    }
    String text = optionalText(key).orElse("");
    if (text.isBlank() && node.get(key).isTextual()) {
      problem(key, "must not be blank", Optional.empty());
    }
    return text;
  }

  /** Text that may be absent. */
  public Optional<String> optionalText(String key) {
    return typed(key, "text", JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** A whole number that may be absent. */
  public OptionalInt number(String key) {
    return typed(key, "a whole number", JsonNode::isIntegralNumber)
        .filter(value -> inRange(key, value))
        .map(value -> OptionalInt.of(value.intValue()))
        .orElse(OptionalInt.empty());
  }

  /** A number that may be absent and may have a fraction. */
  public Optional<Double> decimal(String key) {
    return typed(key, "a number", JsonNode::isNumber).map(JsonNode::doubleValue);
  }

  /** A boolean that may be absent. */
  public Optional<Boolean> flag(String key) {
    return typed(key, "true or false", JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  /** A list of texts; empty when absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    elements(key, "a list of texts")
        .forEach(
            (at, value) -> {
              if (value.isTextual()) {
                texts.add(value.textValue());
              } else {
                problemAt(at, "must be text, not " + kind(value), Optional.empty());
              }
            });
    return List.copyOf(texts);
  }

  /** A list of whole numbers; empty when absent. */
  public List<Integer> numbers(String key) {
    List<Integer> numbers = new ArrayList<>();
    elements(key, "a list of whole numbers")
        .forEach(
            (at, value) -> {
              if (value.isIntegralNumber() && value.canConvertToInt()) {
                numbers.add(value.intValue());
              } else {
                problemAt(at, "must be a whole number, not " + kind(value), Optional.empty());
              }
            });
    return List.copyOf(numbers);
  }

  /** A list of objects; empty when absent. */
  public List<ConfigObject> objects(String key) {
    List<ConfigObject> objects = new ArrayList<>();
    elements(key, "a list of objects")
        .forEach(
            (at, value) -> {
              if (value.isObject()) {
                objects.add(new ConfigObject(file, json, at, value, problems));
              } else {
                problemAt(at, "must be an object, not " + kind(value), Optional.empty());
              }
            });
    return List.copyOf(objects);
  }

  /** A nested object that may be absent. */
  public Optional<ConfigObject> object(String key) {
    return typed(key, "an object", JsonNode::isObject)
        .map(
            value ->
                new ConfigObject(file, json, PositionedJson.member(path, key), value, problems));
  }

  /** The members of a nested object that are objects themselves, in order; empty when absent. */
  public Map<String, ConfigObject> objectsByKey(String key) {
    Map<String, ConfigObject> members = new LinkedHashMap<>();
    object(key)
        .ifPresent(
            parent ->
                parent
                    .keys()
                    .forEach(
                        name -> parent.object(name).ifPresent(child -> members.put(name, child))));
    return members;
  }

  /** Which JSON type the value has; empty when absent. */
  public Optional<ValueType> type(String key) {
    return has(key) ? Optional.of(ValueType.of(node.get(key))) : Optional.empty();
  }

  /** The elements of a list with the type of each, for lists that mix texts and objects. */
  public List<ValueType> elementTypes(String key) {
    return elements(key, "a list").values().stream().map(ValueType::of).toList();
  }

  /** One element of a list, when it is text. */
  public Optional<String> textElement(String key, int index) {
    return Optional.ofNullable(node.path(key).path(index).textValue());
  }

  /** One element of a list, when it is an object. */
  public Optional<ConfigObject> objectElement(String key, int index) {
    JsonNode element = node.path(key).path(index);
    String at = PositionedJson.element(PositionedJson.member(path, key), index);
    return element.isObject()
        ? Optional.of(new ConfigObject(file, json, at, element, problems))
        : Optional.empty();
  }

  /** A text, number or boolean as it would be inserted into text; empty for anything else. */
  public String scalar(String key) {
    return node.path(key).isValueNode() ? node.path(key).asText() : "";
  }

  /** This object as compact JSON, for keys that belong to somebody else. */
  public String raw() {
    return node.toString();
  }

  /** Warns of each key that is not known, with a suggestion when it looks like a known one. */
  public void warnOfUnknownKeys(Collection<String> known) {
    keys().stream()
        .filter(key -> !known.contains(key) && !key.startsWith("$") && !key.startsWith("_"))
        .forEach(
            key ->
                add(
                    Problem.Severity.WARNING,
                    json.ofKey(PositionedJson.member(path, key)),
                    PositionedJson.member(path, key),
                    "is not a key this program knows",
                    Suggestions.nearest(key, known).map(name -> "did you mean '" + name + "'?")));
  }

  /** Reports a problem of one key of this object; an empty key means the object itself. */
  public void problem(String key, String message, Optional<String> suggestion) {
    problemAt(key.isEmpty() ? path : PositionedJson.member(path, key), message, suggestion);
  }

  /** Reports something the user should know about a key of this object. */
  public void warning(String key, String message, Optional<String> suggestion) {
    String at = key.isEmpty() ? path : PositionedJson.member(path, key);
    add(Problem.Severity.WARNING, json.ofValue(at), at, message, suggestion);
  }

  private void problemAt(String at, String message, Optional<String> suggestion) {
    add(Problem.Severity.ERROR, json.ofValue(at), at, message, suggestion);
  }

  private void add(
      Problem.Severity severity,
      PositionedJson.Position position,
      String key,
      String message,
      Optional<String> suggestion) {
    problems.add(
        new Problem(severity, file, position.line(), position.column(), key, message, suggestion));
  }

  private Optional<String> nearKey(String key) {
    return Suggestions.nearest(key, keys()).map(found -> "is '" + found + "' a slip for it?");
  }

  private boolean inRange(String key, JsonNode value) {
    if (!value.canConvertToInt()) {
      problem(key, "is out of range", Optional.empty());
    }
    return value.canConvertToInt();
  }

  private Optional<JsonNode> typed(
      String key, String wanted, java.util.function.Predicate<JsonNode> fits) {
    if (!has(key)) {
      return Optional.empty();
    }
    JsonNode value = node.get(key);
    if (!fits.test(value)) {
      problem(key, "must be " + wanted + ", not " + kind(value), Optional.empty());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Map<String, JsonNode> elements(String key, String wanted) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    String list = PositionedJson.member(path, key);
    typed(key, wanted, JsonNode::isArray)
        .ifPresent(
            array -> {
              for (int index = 0; index < array.size(); index++) {
                elements.put(PositionedJson.element(list, index), array.get(index));
              }
            });
    return elements;
  }

  private static String kind(JsonNode value) {
    return ValueType.of(value).words();
  }
}
