package dev.orchestrator.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON mapping of the program: record components become snake case keys, an empty {@code
 * Optional} becomes null, an enum constant what its {@code toString} says, instants are ISO-8601
 * text, durations seconds. Reading ignores unknown keys, so that a newer version's files can be
 * read. Thread-safe.
 */
public final class JsonCodec {

  private final PlainJson plain =
      new PlainJson((json, value) -> Mapping.MAPPER.writeValue(json, value));

  /** Made when something is first read, or written that is not plain. */
  static final class Mapping {

    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /** The value over several lines, ending without a line feed. */
  public String pretty(Object value) {
    try {
      return plain.pretty(value);
    } catch (IOException notAValue) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, notAValue);
    }
  }

  /** The value on one line, without a line feed: what a journal line or an event line holds. */
  public String line(Object value) {
    try {
      return Mapping.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException notAValue) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, notAValue);
    }
  }

  /**
   * Reads one value.
   *
   * @throws IOException when the text is not JSON, is {@code null}, or does not fit the type
   */
  public <T> T read(String text, Class<T> type) throws IOException {
    return present(Mapping.MAPPER.readValue(text, type), type);
  }

  /**
   * Reads an array of values.
   *
   * @throws IOException when the text is not a JSON array or an element is {@code null} or does not
   *     fit the type
   */
  public <T> List<T> readList(String text, Class<T> elementType) throws IOException {
    CollectionType type =
        Mapping.MAPPER.getTypeFactory().constructCollectionType(List.class, elementType);
    List<T> elements = present(Mapping.MAPPER.<List<T>>readValue(text, type), elementType);
    for (@Nullable T element : elements) {
      present(element, elementType);
    }
    return List.copyOf(elements);
  }

  /** Jackson reads the word null as no object of any type. */
  private static <T> T present(@Nullable T value, Class<?> type) throws IOException {
    if (value == null) {
      throw new IOException("null where a " + type.getSimpleName() + " is expected");
    }
    return value;
  }
}
