package dev.orchestrator.agents.protocol;

import static dev.orchestrator.agents.protocol.ProtocolLine.number;
import static dev.orchestrator.agents.protocol.ProtocolLine.optionalText;
import static dev.orchestrator.agents.protocol.ProtocolLine.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import dev.orchestrator.agents.spi.AgentTrouble;
import dev.orchestrator.agents.spi.AgentUsage;
import dev.orchestrator.agents.spi.AgentUsage.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The {@code result} event of Claude Code. Its subtype is "success" also when the API failed. */
final class ClaudeResult {

  private ClaudeResult() {}

  static List<AgentEvent> events(JsonNode result) {
    List<AgentEvent> events = new ArrayList<>();
    result.path("permission_denials").forEach(denial -> events.add(denied(denial)));
    events.add(new Used(usage(result)));
    events.add(
        new Finished(
            isError(result),
            isError(result) ? trouble(result) : Optional.empty(),
            words(result),
            isInterrupted(result),
            number(result, "num_turns")));
    return events;
  }

  private static boolean isError(JsonNode result) {
    return result.path("is_error").asBoolean();
  }

  private static boolean isInterrupted(JsonNode result) {
    return text(result, "terminal_reason").startsWith("aborted");
  }

  private static Denied denied(JsonNode denial) {
    return new Denied(
        text(denial, "tool_use_id"),
        optionalText(denial, "tool_name"),
        "not permitted: " + ToolSummary.of(denial.path("tool_input")));
  }

  private static String words(JsonNode result) {
    return optionalText(result, "result").orElseGet(() -> errors(result));
  }

  private static String errors(JsonNode result) {
    List<String> errors = new ArrayList<>();
    result.path("errors").forEach(error -> errors.add(error.asText()));
    return errors.isEmpty() ? text(result, "subtype") : String.join("; ", errors);
  }

  private static Optional<AgentTrouble> trouble(JsonNode result) {
    if (text(result, "terminal_reason").equals("prompt_too_long")
        || text(result, "result").startsWith("Prompt is too long")) {
      return Optional.of(AgentTrouble.CONTEXT_OVERFLOW);
    }
    if (text(result, "api_error_type").equals("billing_error")
        || text(result, "result").startsWith("Credit balance is too low")) {
      return Optional.of(AgentTrouble.USAGE_LIMIT);
    }
    OptionalInt status = number(result, "api_error_status");
    if (status.isPresent()) {
      return Optional.of(AgentTrouble.ofHttpStatus(status.getAsInt()));
    }
    return Optional.of(isApiError(result) ? AgentTrouble.NETWORK : AgentTrouble.OTHER);
  }

  /** An API error without a status never got an answer; ends of its own have an error subtype. */
  private static boolean isApiError(JsonNode result) {
    return text(result, "subtype").equals("success");
  }

  /**
   * The session's, earlier processes included; {@code usage} beside it is of the last turn only.
   */
  private static AgentUsage usage(JsonNode result) {
    long input = 0;
    long output = 0;
    for (JsonNode model : result.path("modelUsage")) {
      input +=
          Figures.tokens(model.path("inputTokens"))
              + Figures.tokens(model.path("cacheReadInputTokens"))
              + Figures.tokens(model.path("cacheCreationInputTokens"));
      output += Figures.tokens(model.path("outputTokens"));
    }
    return new AgentUsage(
        Figures.money(result.path("total_cost_usd")), input, output, Scope.SESSION);
  }
}
