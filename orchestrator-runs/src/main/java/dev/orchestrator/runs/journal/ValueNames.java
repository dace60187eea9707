package dev.orchestrator.runs.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Values that are a name and nothing else are written as plain text. */
final class ValueNames extends SimpleModule {

  private static final long serialVersionUID = 1L;

  ValueNames() {
    text(AttemptId.class, AttemptId::value, AttemptId::new);
    text(Path.class, Path::toString, Path::of);
  }

  private <T> void text(Class<T> type, Function<T, String> to, Function<String, T> from) {
    addSerializer(type, new ToText<>(type, to));
    addDeserializer(type, new FromText<>(type, from));
  }

  private static final class ToText<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> to;

    ToText(Class<T> type, Function<T, String> to) {
      super(type);
      this.to = to;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(to.apply(value));
    }
  }

  private static final class FromText<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> from;

    FromText(Class<T> type, Function<String, T> from) {
      super(type);
      this.from = from;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      try {
        return from.apply(json.getText());
      } catch (IllegalArgumentException invalid) {
        throw new IOException(invalid.getMessage(), invalid);
      }
    }
  }
}
