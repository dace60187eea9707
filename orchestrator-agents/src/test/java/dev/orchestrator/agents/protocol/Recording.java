package dev.orchestrator.agents.protocol;

import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** What a real program once wrote, standard output and standard error mixed. */
record Recording(String name, List<String> lines) {

  static Recording of(String name) {
    try (InputStream log = Recording.class.getResourceAsStream(name + ".log")) {
      String text =
          new String(Objects.requireNonNull(log, name).readAllBytes(), StandardCharsets.UTF_8);
      return new Recording(name, text.lines().toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  AgentProtocol protocol() {
    return switch (name.substring(0, name.indexOf('-'))) {
      case "claude" -> AgentProtocols.claude(ZoneOffset.UTC);
      case "codex" -> AgentProtocols.codex(ZoneOffset.UTC);
      case "gemini" -> AgentProtocols.gemini(ZoneOffset.UTC);
      default -> AgentProtocols.opencode(ZoneOffset.UTC);
    };
  }

  List<AgentEvent> events() {
    return lines.stream().flatMap(line -> protocol().events(line).stream()).toList();
  }

  <T extends AgentEvent> List<T> events(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  AgentReport report() {
    return AgentReport.EMPTY.with(events());
  }
}
