package dev.orchestrator.agents.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Tells in one line what a tool is asked to do. */
final class ToolSummary {

  /** The members that say most, by what the four programs' built in tools are given. */
  private static final List<String> TELLING =
      List.of("command", "file_path", "filePath", "path", "pattern", "url", "query", "description");

  private static final int LONGEST = 400;

  private ToolSummary() {}

  /** {@code ""} for tools that none of the members tells about. */
  static String of(JsonNode input) {
    return TELLING.stream()
        .map(key -> input.path(key).asText(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(ToolSummary::oneLine)
        .orElse("");
  }

  /** The text on one line, cut where it is long. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
