package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code source}: a name, or an object with its {@code type} and what to ask it for. Where it
 * names no {@code repo}, it is the plan's own, when that is written as a tracker does: owner/name.
 */
public final class SourceReader {

  /** The key of a plan. */
  public static final String KEY = "source";

  private static final String TYPE = "type";
  private static final String REPOSITORY = "repo";

  private SourceReader() {}

  /** What the plan says, if it says anything. */
  public static Optional<SourceSpec> read(ConfigObject top) {
    if (!top.has(KEY)) {
      return Optional.empty();
    }
    Map<String, String> own = repository(top);
    if (top.type(KEY).equals(Optional.of(ValueType.TEXT))) {
      return Optional.of(new SourceSpec(top.text(KEY), own));
    }
    return top.object(KEY).map(given -> new SourceSpec(given.text(TYPE), options(given, own)));
  }

  private static Map<String, String> repository(ConfigObject top) {
    if (!top.type(REPOSITORY).equals(Optional.of(ValueType.TEXT))) {
      return Map.of();
    }
    return top.optionalText(REPOSITORY)
        .filter(name -> name.contains("/"))
        .map(name -> Map.of(REPOSITORY, name))
        .orElse(Map.of());
  }

  private static Map<String, String> options(ConfigObject given, Map<String, String> own) {
    Map<String, String> options = new LinkedHashMap<>(own);
    for (String key : given.keys()) {
      if (!key.equals(TYPE)) {
        value(given, key).ifPresent(value -> options.put(key, value));
      }
    }
    return options;
  }

  private static Optional<String> value(ConfigObject given, String key) {
    return switch (given.type(key).orElse(ValueType.TEXT)) {
      case BOOLEAN -> given.flag(key).map(Object::toString);
      case NUMBER -> given.number(key).stream().mapToObj(Integer::toString).findFirst();
      default -> given.optionalText(key);
    };
  }
}
