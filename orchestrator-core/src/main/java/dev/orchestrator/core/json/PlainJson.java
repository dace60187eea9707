package dev.orchestrator.core.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.datatype.jsr310.DecimalUtils;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes records and what they are made of as the mapping of {@link JsonCodec} does, without having
 * it made first: that takes longer than writing the state of a thousand repositories. What is not
 * plain is left to the mapping.
 */
final class PlainJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes a value that is not plain. */
  @FunctionalInterface
  interface Otherwise {
    void write(JsonGenerator json, Object value) throws IOException;
  }

  /**
   * A key of a record's object, and the accessors that lead to its value, one group deep or more.
   */
  private record Member(String key, List<Method> accessors) {

    Object of(Object owner) throws IOException {
      try {
        Object value = owner;
        for (Method accessor : accessors) {
          value = accessor.invoke(value);
        }
        return value;
      } catch (ReflectiveOperationException failed) {
        throw new IOException(failed);
      }
    }

    Member below(Method group) {
      List<Method> path = new ArrayList<>(List.of(group));
      path.addAll(accessors);
      return new Member(key, path);
    }
  }

  private final SnakeCaseStrategy keys = new SnakeCaseStrategy();
  private final Map<Class<?>, Optional<List<Member>>> members = new ConcurrentHashMap<>();
  private final Otherwise otherwise;

  PlainJson(Otherwise otherwise) {
    this.otherwise = otherwise;
  }

  /** The value over several lines, ending without a line feed. */
  String pretty(@Nullable Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(prettyPrinter());
      write(json, value);
    }
    return text.toString();
  }

  static DefaultPrettyPrinter prettyPrinter() {
    return new DefaultPrettyPrinter()
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
  }

  private void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Record) {
      writeRecord(json, value);
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map && hasTextKeys(map)) {
      writeMap(json, map);
    } else {
      writeScalar(json, value);
    }
  }

  private void writeRecord(JsonGenerator json, Object value) throws IOException {
    Optional<List<Member>> plain = members(value.getClass());
    if (plain.isEmpty()) {
      otherwise.write(json, value);
      return;
    }
    json.writeStartObject();
    for (Member member : plain.get()) {
      json.writeFieldName(member.key());
      write(json, member.of(value));
    }
    json.writeEndObject();
  }

  private void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> each : map.entrySet()) {
      json.writeFieldName((String) each.getKey());
      write(json, each.getValue());
    }
    json.writeEndObject();
  }

  private static boolean hasTextKeys(Map<?, ?> map) {
    return map.keySet().stream().allMatch(String.class::isInstance);
  }

  private void writeScalar(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Enum<?> constant) {
      json.writeString(constant.toString());
    } else if (value instanceof Instant moment) {
      json.writeString(moment.toString());
    } else if (value instanceof Duration time) {
      json.writeNumber(DecimalUtils.toBigDecimal(time.getSeconds(), time.getNano()));
    } else {
      writeOptional(json, value);
    }
  }

  private void writeOptional(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Optional<?> optional) {
      write(json, optional.orElse(null));
    } else if (value instanceof OptionalInt optional) {
      write(json, optional.isPresent() ? optional.getAsInt() : null);
    } else if (value instanceof OptionalLong optional) {
      write(json, optional.isPresent() ? optional.getAsLong() : null);
    } else if (value instanceof OptionalDouble optional) {
      write(json, optional.isPresent() ? optional.getAsDouble() : null);
    } else {
      otherwise.write(json, value);
    }
  }

  private Optional<List<Member>> members(Class<?> type) {
    Optional<List<Member>> known = members.get(type);
    if (known == null) {
      known = membersOf(type);
      members.put(type, known);
    }
    return known;
  }

  /** Nothing for a record whose class says something else about its keys. */
  private Optional<List<Member>> membersOf(Class<?> type) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    Set<String> names =
        components.stream().map(RecordComponent::getName).collect(Collectors.toSet());
    boolean plain =
        type.getDeclaredAnnotations().length == 0
            && Arrays.stream(type.getDeclaredMethods())
                .noneMatch(method -> changesTheMapping(method, names));
    return plain ? membersOf(components) : Optional.empty();
  }

  private Optional<List<Member>> membersOf(List<RecordComponent> components) {
    List<Member> all = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      if (!accessor.isAnnotationPresent(JsonUnwrapped.class)) {
        all.add(new Member(keys.translate(component.getName()), List.of(accessor)));
        continue;
      }
      Optional<List<Member>> group =
          component.getType().isRecord() ? members(component.getType()) : Optional.empty();
      if (group.isEmpty()) {
        return Optional.empty();
      }
      group.get().forEach(member -> all.add(member.below(accessor)));
    }
    return Optional.of(all);
  }

  /** What looks like the getter of a bean is a key too, and an annotation may change one. */
  private static boolean changesTheMapping(Method method, Set<String> components) {
    String name = method.getName();
    boolean getter =
        method.getParameterCount() == 0 && (name.startsWith("get") || name.startsWith("is"));
    return (getter && !components.contains(name))
        || !Arrays.stream(method.getDeclaredAnnotations()).allMatch(PlainJson::isPlainGroup);
  }

  /** Whether an annotation says no more than that a group's keys stand among the others. */
  private static boolean isPlainGroup(Annotation annotation) {
    return annotation instanceof JsonUnwrapped group
        && group.enabled()
        && group.prefix().isEmpty()
        && group.suffix().isEmpty();
  }
}
