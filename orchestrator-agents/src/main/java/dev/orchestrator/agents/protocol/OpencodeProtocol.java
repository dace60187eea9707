package dev.orchestrator.agents.protocol;

import static dev.orchestrator.agents.protocol.ProtocolLine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import dev.orchestrator.agents.spi.AgentUsage;
import dev.orchestrator.agents.spi.AgentUsage.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * opencode with {@code run --format json}, as 1.18.33 writes it. It has no final event; a step that
 * ends with the reason {@code stop} is the end of a turn.
 */
final class OpencodeProtocol implements AgentProtocol {

  private final Ends ends;

  OpencodeProtocol(ZoneId zone) {
    this.ends = new Ends(zone);
  }

  @Override
  public List<AgentEvent> events(String line) {
    return ProtocolLine.parse(line, OpencodeProtocol::events, ProtocolLine::diagnostic);
  }

  @Override
  public AgentEnd end(AgentExit exit, AgentReport report, Instant endedAt) {
    return ends.of(exit, report, endedAt);
  }

  private static List<AgentEvent> events(JsonNode event) {
    JsonNode part = event.path("part");
    return switch (text(event, "type")) {
      case "step_start" -> List.of(new Started(text(event, "sessionID"), Optional.empty()));
      case "text" -> List.of(new Said(text(part, "text"), false));
      case "tool_use" -> tool(part);
      case "step_finish" -> stepFinished(part);
      case "error" -> List.of(failed(event.path("error")));
      default -> List.of(new Activity(text(event, "type")));
    };
  }

  /** A tool is told of once, when it has ended. */
  private static List<AgentEvent> tool(JsonNode part) {
    JsonNode state = part.path("state");
    String id = text(part, "callID");
    return List.of(
        new ToolUse(id, text(part, "tool"), ToolSummary.of(state.path("input"))),
        text(state, "status").equals("error")
            ? refusedOrFailed(id, text(state.path("input"), "command"), text(state, "error"))
            : new ToolDone(
                id, state.path("metadata").path("exit").asInt(0) != 0, text(state, "output")));
  }

  private static AgentEvent refusedOrFailed(String id, String command, String error) {
    boolean refused = error.contains("rejected permission") || error.contains("prevents you from");
    return refused
        ? new Denied(id, Optional.empty(), DeniedCommand.reason(command, error))
        : new ToolDone(id, true, error);
  }

  private static List<AgentEvent> stepFinished(JsonNode part) {
    List<AgentEvent> events = new ArrayList<>();
    events.add(new Used(usage(part)));
    if (text(part, "reason").equals("stop")) {
      events.add(new Finished(false, Optional.empty(), "", false, OptionalInt.empty()));
    }
    return events;
  }

  private static AgentUsage usage(JsonNode part) {
    JsonNode tokens = part.path("tokens");
    JsonNode cache = tokens.path("cache");
    return new AgentUsage(
        Figures.money(part.path("cost")).filter(cost -> cost.signum() > 0),
        Figures.tokens(tokens.path("input"))
            + Figures.tokens(cache.path("read"))
            + Figures.tokens(cache.path("write")),
        Figures.tokens(tokens.path("output")) + Figures.tokens(tokens.path("reasoning")),
        Scope.STEP);
  }

  private static AgentEvent failed(JsonNode error) {
    JsonNode data = error.path("data");
    String message = text(data, "message").isBlank() ? text(error, "name") : text(data, "message");
    AgentTrouble trouble =
        data.path("statusCode").isNumber()
            ? AgentTrouble.ofHttpStatus(data.path("statusCode").asInt())
            : ErrorMessage.trouble(text(error, "name") + " " + message);
    return new Finished(true, Optional.of(trouble), message, false, OptionalInt.empty());
  }
}
