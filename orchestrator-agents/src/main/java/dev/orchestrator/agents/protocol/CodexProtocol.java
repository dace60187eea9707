package dev.orchestrator.agents.protocol;

import static dev.orchestrator.agents.protocol.ProtocolLine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentUsage;
import dev.orchestrator.agents.spi.AgentUsage.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codex with {@code exec --json}, as 0.169.0 writes it. */
final class CodexProtocol implements AgentProtocol {

  private static final Pattern RECONNECTING =
      Pattern.compile("Reconnecting\\.\\.\\. (\\d{1,9})/\\d+(?: \\((.*)\\))?", Pattern.DOTALL);

  private final Ends ends;

  CodexProtocol(ZoneId zone) {
    this.ends = new Ends(zone);
  }

  @Override
  public List<AgentEvent> events(String line) {
    return ProtocolLine.parse(line, CodexProtocol::events, ProtocolLine::diagnostic);
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    return ends.of(exit, report, endedAt);
  }

  private static List<AgentEvent> events(JsonNode event) {
    return switch (text(event, "type")) {
      case "thread.started" -> List.of(new Started(text(event, "thread_id"), Optional.empty()));
      case "item.started" -> List.of(begun(event.path("item")));
      case "item.completed" -> completed(event.path("item"));
      case "error" -> List.of(error(text(event, "message")));
      case "turn.completed" -> turnCompleted(event.path("usage"));
      case "turn.failed" -> List.of(failed(text(event.path("error"), "message")));
      default -> List.of(new Activity(text(event, "type")));
    };
  }

  private static AgentEvent begun(JsonNode item) {
    return switch (text(item, "type")) {
      case "command_execution" -> new ToolUse(text(item, "id"), "shell", summary(item));
      case "mcp_tool_call", "web_search", "file_change" ->
          new ToolUse(text(item, "id"), text(item, "type"), summary(item));
      default -> new Activity(text(item, "type"));
    };
  }

  private static List<AgentEvent> completed(JsonNode item) {
    return switch (text(item, "type")) {
      case "agent_message" -> List.of(new Said(text(item, "text"), false));
      case "error" -> List.of(new Diagnostic(text(item, "message")));
      case "command_execution" -> List.of(ended(item));
      // These are not always announced by an item.started.
      case "file_change", "mcp_tool_call", "web_search" -> List.of(begun(item), ended(item));
      default -> List.of(new Activity(text(item, "type")));
    };
  }

  private static AgentEvent ended(JsonNode item) {
    String output = text(item, "aggregated_output");
    return switch (text(item, "status")) {
      case "declined" -> new Denied(text(item, "id"), Optional.empty(), denial(item, output));
      case "failed" -> new ToolDone(text(item, "id"), true, output);
      default -> new ToolDone(text(item, "id"), item.path("exit_code").asInt(0) != 0, output);
    };
  }

  private static String denial(JsonNode item, String output) {
    return ToolSummary.oneLine(output.isBlank() ? "declined: " + summary(item) : output);
  }

  private static String summary(JsonNode item) {
    JsonNode change = item.path("changes").path(0);
    return change.isMissingNode() ? ToolSummary.of(item) : ToolSummary.of(change);
  }

  private static AgentEvent error(String message) {
    Matcher reconnecting = RECONNECTING.matcher(message);
    if (!reconnecting.matches()) {
      return new Diagnostic(message);
    }
    String cause = reconnecting.group(2) == null ? message : reconnecting.group(2);
    return new Retry(
        ErrorMessage.trouble(cause),
        Integer.parseInt(reconnecting.group(1)),
        Optional.empty(),
        ErrorMessage.httpStatus(cause),
        cause);
  }

  private static List<AgentEvent> turnCompleted(JsonNode usage) {
    return List.of(
        new Used(
            new AgentUsage(
                Optional.empty(),
                Figures.tokens(usage.path("input_tokens")),
                Figures.tokens(usage.path("output_tokens")),
                Scope.SESSION)),
        new Finished(false, Optional.empty(), "", false, OptionalInt.empty()));
  }

  private static AgentEvent failed(String message) {
    return new Finished(
        true, Optional.of(ErrorMessage.trouble(message)), message, false, OptionalInt.empty());
  }
}
