package dev.orchestrator.agents.protocol;

import static dev.orchestrator.agents.protocol.ProtocolLine.number;
import static dev.orchestrator.agents.protocol.ProtocolLine.optionalText;
import static dev.orchestrator.agents.protocol.ProtocolLine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Limit;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolProgress;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Claude Code with {@code --output-format stream-json}, as 2.1.197 and 2.1.330 write it. */
final class ClaudeProtocol implements AgentProtocol {

  /** Of a rule in its settings. What a hook refuses is told in the hook's own words. */
  private static final Pattern DENIED_COMMAND =
      Pattern.compile(
          "Permission to use Bash with command (.*) has been denied\\..*", Pattern.DOTALL);

  private final Ends ends;

  ClaudeProtocol(ZoneId zone) {
    this.ends = new Ends(zone);
  }

  @Override
  public List<AgentEvent> events(String line) {
    return ProtocolLine.parse(line, ClaudeProtocol::events, ProtocolLine::diagnostic);
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    return hasNoLogin(report)
        ? AgentEnd.of(Kind.AUTHENTICATION, "not logged in")
        : ends.of(exit, report, endedAt);
  }

  /** Printed in place of any event, and then it exits. */
  private static boolean hasNoLogin(AgentReport report) {
    return report.finished().isEmpty()
        && report.diagnostics().stream().anyMatch(line -> line.startsWith("Not logged in"));
  }

  private static List<AgentEvent> events(JsonNode event) {
    return switch (text(event, "type")) {
      case "system" -> List.of(system(event));
      case "assistant" -> assistant(event);
      case "user" -> toolResults(event);
      case "tool_progress" -> List.of(progress(event));
      case "rate_limit_event" -> List.of(rateLimit(event.path("rate_limit_info")));
      case "result" -> ClaudeResult.events(event);
      default -> List.of(new Activity(text(event, "type")));
    };
  }

  private static AgentEvent system(JsonNode event) {
    return switch (text(event, "subtype")) {
      case "init" -> new Started(text(event, "session_id"), optionalText(event, "model"));
      case "api_retry" ->
          new Retry(
              trouble(text(event, "error")),
              event.path("attempt").asInt(1),
              Optional.of(Figures.millis(event.path("retry_delay_ms"))),
              number(event, "error_status"),
              text(event, "error"));
      default -> new Activity(text(event, "subtype"));
    };
  }

  private static AgentTrouble trouble(String error) {
    return switch (error) {
      case "rate_limit" -> AgentTrouble.RATE_LIMIT;
      case "overloaded", "server_error" -> AgentTrouble.OVERLOAD;
      case "authentication_failed" -> AgentTrouble.AUTHENTICATION;
      case "billing_error" -> AgentTrouble.USAGE_LIMIT;
      case "unknown" -> AgentTrouble.NETWORK;
      default -> AgentTrouble.OTHER;
    };
  }

  /** Error messages that the program itself puts in the model's mouth come again as the result. */
  private static List<AgentEvent> assistant(JsonNode event) {
    if (event.path("is_api_error_message").asBoolean()) {
      return List.of(new Activity("api error"));
    }
    List<AgentEvent> events = new ArrayList<>();
    event.path("message").path("content").forEach(block -> events.add(block(block)));
    return events;
  }

  private static AgentEvent block(JsonNode block) {
    return switch (text(block, "type")) {
      case "text" -> new Said(text(block, "text"), false);
      case "tool_use" ->
          new ToolUse(text(block, "id"), text(block, "name"), ToolSummary.of(block.path("input")));
      default -> new Activity(text(block, "type"));
    };
  }

  private static List<AgentEvent> toolResults(JsonNode event) {
    List<AgentEvent> events = new ArrayList<>();
    for (JsonNode block : event.path("message").path("content")) {
      if (text(block, "type").equals("tool_result")) {
        events.add(toolResult(block, event.path("tool_result_meta")));
      }
    }
    return events.isEmpty() ? List.of(new Activity("user")) : events;
  }

  private static AgentEvent toolResult(JsonNode block, JsonNode metas) {
    String id = text(block, "tool_use_id");
    String output = ProtocolLine.content(block.path("content"));
    for (JsonNode meta : metas) {
      boolean rejected = text(meta.path("permission_decision"), "decision").equals("reject");
      if (rejected && text(meta, "id").equals(id)) {
        return new Denied(id, Optional.empty(), denial(output));
      }
    }
    return new ToolDone(id, block.path("is_error").asBoolean(), output);
  }

  private static String denial(String output) {
    Matcher denied = DENIED_COMMAND.matcher(output);
    return denied.matches()
        ? DeniedCommand.reason(denied.group(1), output)
        : ToolSummary.oneLine(output);
  }

  private static AgentEvent progress(JsonNode event) {
    return new ToolProgress(
        text(event, "parent_tool_use_id"),
        text(event, "tool_name"),
        Figures.seconds(event.path("elapsed_time_seconds")));
  }

  private static AgentEvent rateLimit(JsonNode info) {
    if (!text(info, "status").equals("rejected")) {
      return new Activity("rate limit " + text(info, "status"));
    }
    return new Limit(Figures.epochSecond(info.path("resetsAt")), text(info, "rateLimitType"));
  }
}
