package dev.orchestrator.testkit.model;

import dev.orchestrator.core.json.JsonCodec;
import java.util.Optional;

/** One server-sent event; {@code name} is absent where the service gives none. */
record ServerEvent(Optional<String> name, Object data) {

  static ServerEvent named(String name, Object data) {
    return new ServerEvent(Optional.of(name), data);
  }

  static ServerEvent unnamed(Object data) {
    return new ServerEvent(Optional.empty(), data);
  }

  String text(JsonCodec json) {
    return name.map(event -> "event: " + event + "\n").orElse("")
        + "data: "
        + json.line(data)
        + "\n\n";
  }
}
