package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.testkit.model.Conversation.ShellTool;
import dev.orchestrator.testkit.model.Conversation.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recognises the shell tool among those an agent offers to its model. */
final class Shells {

  private static final Set<String> NAMES =
      Set.of("Bash", "bash", "exec_command", "shell", "run_shell_command");

  private Shells() {}

  /** The shell among tools given as {@code {"name": ..., SCHEMA: {"properties": ...}}}. */
  static Optional<ShellTool> among(Stream<JsonNode> tools, String schema) {
    return tools
        .filter(tool -> NAMES.contains(tool.path("name").asText()))
        .findFirst()
        .map(tool -> shell(tool.path("name").asText(), tool.path(schema).path("properties")));
  }

  private static ShellTool shell(String name, JsonNode properties) {
    if (properties.has("cmd")) {
      return command -> new ToolCall(name, Map.of("cmd", command));
    }
    if (properties.path("command").path("type").asText().equals("array")) {
      return command -> new ToolCall(name, Map.of("command", List.of("bash", "-lc", command)));
    }
    return properties.has("description")
        ? command -> new ToolCall(name, Map.of("command", command, "description", "as scripted"))
        : command -> new ToolCall(name, Map.of("command", command));
  }
}
